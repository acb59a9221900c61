/// Bytes as lines of hexadecimal digits.
enum HexadecimalLines {
  private static let bytesPerLine = 32
  private static let digits = Array("0123456789abcdef".utf8)

  /// Two digits for each byte, 32 bytes to a line.
  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2 + bytes.count / bytesPerLine * 3 + 3)
    for start in stride(from: 0, to: bytes.count, by: bytesPerLine) {
      text += [32, 32]
      for byte in bytes[start..<min(start + bytesPerLine, bytes.count)] {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
      }
      text.append(10)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the bytes of a line; throws where there is anything but pairs of digits.
  static func read(
    _ text: some Collection<UInt8>, number: Int, into bytes: inout [UInt8]
  ) throws(AssemblyError) {
    var high: UInt8?
    for character in text {
      if let digit = value(character) {
        if let first = high { bytes.append(first << 4 | digit) }
        high = high == nil ? digit : nil
      } else if character == UInt8(ascii: "#") {
        break
      } else if character != 32 && character != 9 && character != 13 {
        throw AssemblyError(line: number, reason: "constants are pairs of hexadecimal digits")
      }
    }
    guard high == nil else { throw AssemblyError(line: number, reason: "half a byte is left over") }
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
