internal import InstructionSet
internal import IntegerKernels

extension Memories {
  /// Copies some items of a load from the weight store.
  mutating func perform(_ load: Load, _ items: Range<Int>, _ beats: LoadBeats) {
    guard let last = items.last else { return }
    let bytes =
      beats.bytes(ofItem: items.lowerBound).lowerBound..<beats.bytes(ofItem: last).upperBound
    let source = load.source.byte + bytes.lowerBound..<load.source.byte + bytes.upperBound
    banks.copyBytes(to: load.destination.byte + bytes.lowerBound, from: constants, source)
  }

  /// Puts a table into the decoder; weights decoded with the old one are decoded anew.
  mutating func perform(_ load: LoadTable) {
    let bytes = load.source.byte..<load.source.byte + load.byteCount
    tables[load.table] = EntropyTable(bytes: constants[bytes])
    convolutions = ConvolutionCache()
  }

  /// Takes some rows of planes from the host.
  mutating func perform(_ receive: Receive, _ items: Range<Int>) {
    let map = receive.destination
    let flip: UInt8 = receive.flipsSign ? 0x80 : 0
    for item in items {
      let (row, address, element) = map.row(ofItem: item)
      row.take(
        into: &banks, row: address, from: inputs[receive.tensor],
        first: receive.firstByte + element, flip: flip)
    }
  }

  /// Gives some rows of planes to the host.
  mutating func perform(_ send: Send, _ items: Range<Int>) {
    let map = send.source
    let flip: UInt8 = send.flipsSign ? 0x80 : 0
    for item in items {
      let (row, address, element) = map.row(ofItem: item)
      row.give(
        from: banks, row: address, into: &outputs[send.tensor], first: element, flip: flip)
    }
  }
}

extension FeatureMap {
  /// A plane's row, rows counted through all planes: its extents, its first byte, and its first
  /// element in NHWC order.
  fileprivate func row(ofItem item: Int) -> (row: BrickRow, address: Int, element: Int) {
    let (plane, row) = (item / height, item % height)
    let extents = BrickRow(
      width: width, brick: brickChannels, count: channels(inBrick: plane), channels: channels)
    return (
      extents, rowStart(plane: plane, row: row), row * width * channels + plane << brickShift
    )
  }
}
