/// A tensor in the banks, of which each element is looked for where its brick lies.
struct BankTensor: IntegerList {
  /// The address of the first byte.
  let address: UInt32
  let pixels: UInt32
  let channels: UInt32
  /// The base-2 logarithm of the channels in a brick.
  let brickShift: UInt32
  let format: ElementFormat
  let count: Int

  /// - Parameters:
  ///   - address: from the banks' first byte.
  ///   - format: the number of an `ElementFormat`.
  init(address: UInt32, pixels: UInt32, channels: UInt32, brickShift: UInt32, format: UInt32) {
    self.address = AddressRegion.banks &+ address
    self.pixels = pixels
    self.channels = channels
    self.brickShift = brickShift
    self.format = ElementFormat(number: format)
    let bytes = Int(truncatingIfNeeded: pixels &* channels)
    count = bytes / self.format.byteCount
  }

  /// Bytes from a brick's plane to the next.
  var planeBytes: UInt32 { pixels &<< brickShift }
  /// Channels in a brick.
  var brickChannels: UInt32 { 1 &<< brickShift }

  subscript(position: Int) -> Int32 {
    switch format {
    case .int8: return Int32(Int8(truncatingIfNeeded: byte(position)))
    case .uint8: return Int32(Int8(truncatingIfNeeded: byte(position))) &+ 128
    case .int16: return Int32(Int16(truncatingIfNeeded: word(position)))
    case .int32: return Int32(bitPattern: word(position))
    }
  }

  /// The bytes of an element of several, the lowest first.
  private func word(_ position: Int) -> UInt32 {
    var word: UInt32 = 0
    for index in 0..<format.byteCount {
      word |= byte(format.byteCount &* position &+ index) &<< UInt32(8 &* index)
    }
    return word
  }

  /// A byte by its position in NHWC order.
  private func byte(_ position: Int) -> UInt32 {
    let position = UInt32(truncatingIfNeeded: position)
    let pixel = position / channels
    let channel = position &- pixel &* channels
    let plane = address &+ (channel &>> brickShift) &* planeBytes
    return Hardware.loadByte(
      plane &+ pixel &<< brickShift &+ channel & (brickChannels &- 1))
  }
}

/// How an element lies in the banks.
enum ElementFormat {
  case int8
  /// With its top bit flipped.
  case uint8
  /// The lowest byte first.
  case int32, int16

  init(number: UInt32) {
    switch number {
    case 0: self = .int8
    case 1: self = .uint8
    case 2: self = .int32
    default: self = .int16
    }
  }

  /// Bytes of an element.
  var byteCount: Int {
    switch self {
    case .int8, .uint8: 1
    case .int16: 2
    case .int32: 4
    }
  }
}

/// Words of a descriptor in the banks.
struct BankWords: IntegerList {
  /// The address of the first byte, on a word or not.
  let address: UInt32
  let count: Int

  subscript(position: Int) -> Int32 {
    let address = address &+ UInt32(truncatingIfNeeded: 4 &* position)
    if address & 3 == 0 { return Int32(bitPattern: Hardware.load(address)) }
    var word: UInt32 = 0
    for index in 0..<4 as Range<UInt32> {
      word |= Hardware.loadByte(address &+ index) &<< (8 &* index)
    }
    return Int32(bitPattern: word)
  }
}
