/// What the runtime leaves of the core's own memory, for operands that are read often.
struct ScratchMemory {
  private var next = obol_scratch_start()

  /// Copies a tensor's bytes, in the order of its elements; nil where they do not fit, or are parts
  /// of larger integers.
  mutating func copy(_ tensor: BankTensor) -> CopiedTensor? {
    let start = next
    let room = obol_scratch_end() &- start
    let bytes = UInt32(truncatingIfNeeded: tensor.count)
    guard tensor.format.byteCount == 1, bytes <= room else { return nil }
    next = start &+ (bytes &+ 3) & ~3
    var channel: UInt32 = 0
    var plane = tensor.address
    while channel < tensor.channels, bytes > 0 {
      let run = min(tensor.channels &- channel, tensor.brickChannels)
      copyPlane(tensor, plane, to: start &+ channel, run: run)
      channel &+= run
      plane &+= tensor.planeBytes
    }
    return CopiedTensor(
      address: start, count: tensor.count, offset: tensor.format == .uint8 ? 128 : 0)
  }

  /// Copies the first bytes of each pixel of a plane to where the pixels' channels are together.
  private func copyPlane(
    _ tensor: BankTensor, _ plane: UInt32, to start: UInt32, run: UInt32
  ) {
    var (source, target) = (plane, start)
    for _ in 0..<tensor.pixels {
      if (source | target | run) & 3 == 0 {
        var byte: UInt32 = 0
        while byte < run {
          Hardware.store(Hardware.load(source &+ byte), to: target &+ byte)
          byte &+= 4
        }
      } else {
        for byte in 0..<run {
          Hardware.storeByte(Hardware.loadByte(source &+ byte), to: target &+ byte)
        }
      }
      source &+= tensor.brickChannels
      target &+= tensor.channels
    }
  }
}

/// The bytes of a tensor in the core's own memory.
struct CopiedTensor: IntegerList {
  let address: UInt32
  let count: Int
  /// What is added to a byte, the top bit of an unsigned one being flipped.
  let offset: Int32

  subscript(position: Int) -> Int32 {
    Hardware.loadSignedByte(address &+ UInt32(truncatingIfNeeded: position)) &+ offset
  }
}
