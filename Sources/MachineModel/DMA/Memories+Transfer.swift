internal import InstructionSet

extension Memories {
  /// Copies some items of a load from the weight store.
  mutating func perform(_ load: Load, _ items: Range<Int>, _ beats: LoadBeats) {
    guard let last = items.last else { return }
    let bytes =
      beats.bytes(ofItem: items.lowerBound).lowerBound..<beats.bytes(ofItem: last).upperBound
    let source = load.source.byte + bytes.lowerBound..<load.source.byte + bytes.upperBound
    let first = load.destination.byte + bytes.lowerBound
    banks.replaceSubrange(first..<first + source.count, with: constants[source])
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
      map.forEachElement(ofRow: item) { address, element in
        banks[address] = Int8(bitPattern: inputs[receive.tensor][element] ^ flip)
      }
    }
  }

  /// Gives some rows of planes to the host.
  mutating func perform(_ send: Send, _ items: Range<Int>) {
    let map = send.source
    let flip: UInt8 = send.flipsSign ? 0x80 : 0
    for item in items {
      map.forEachElement(ofRow: item) { address, element in
        outputs[send.tensor][element] = UInt8(bitPattern: banks[address]) ^ flip
      }
    }
  }
}

extension FeatureMap {
  /// Calls `body` with the address and the place in NHWC order of each element of a plane's row;
  /// rows are counted through all planes.
  fileprivate func forEachElement(ofRow item: Int, _ body: (Int, Int) -> Void) {
    let (plane, row) = (item / height, item % height)
    let count = channels(inBrick: plane)
    for column in 0..<width {
      let first = bytes(plane: plane, row: row, column: column).lowerBound
      let element = (row * width + column) * channels + plane << brickShift
      for index in 0..<count { body(first + index, element + index) }
    }
  }
}
