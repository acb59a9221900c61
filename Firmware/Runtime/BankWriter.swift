/// Writes a tensor into the banks, one element after the other.
struct BankWriter: IntegerWriter {
  private let tensor: BankTensor
  /// Where the next byte goes.
  private var address: UInt32
  /// Where the current pixel begins in the first plane, and in the current one.
  private var pixel: UInt32
  private var brick: UInt32
  private var channel: UInt32 = 0

  init(_ tensor: BankTensor) {
    self.tensor = tensor
    address = tensor.address
    pixel = tensor.address
    brick = tensor.address
  }

  mutating func write(_ integer: Int32) {
    let bits = UInt32(bitPattern: integer)
    switch tensor.format {
    case .int8: writeByte(bits)
    case .uint8: writeByte(bits ^ 0x80)
    case .int16, .int32: writeBytes(bits)
    }
  }

  /// Apart from single bytes, so that what writes those stays small.
  @inline(never)
  private mutating func writeBytes(_ bits: UInt32) {
    for index in 0..<tensor.format.byteCount {
      writeByte(bits &>> UInt32(truncatingIfNeeded: 8 &* index))
    }
  }

  private mutating func writeByte(_ byte: UInt32) {
    Hardware.storeByte(byte, to: address)
    channel &+= 1
    address &+= 1
    if channel == tensor.channels {
      channel = 0
      pixel &+= tensor.brickChannels
      (brick, address) = (pixel, pixel)
    } else if channel & (tensor.brickChannels &- 1) == 0 {
      brick &+= tensor.planeBytes
      address = brick
    }
  }
}
