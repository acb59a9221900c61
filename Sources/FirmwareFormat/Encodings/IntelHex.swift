/// Bytes as Intel HEX, which programmers for flash memory read.
///
/// Source: Intel, "Hexadecimal Object File Format Specification", revision A (1988); records of
/// data (00), end of file (01) and extended linear address (04).
package enum IntelHex {
  private static let recordBytes = 32

  /// The bytes as text, the first one at address 0.
  package static func text(_ bytes: [UInt8]) -> String {
    var text = ""
    text.reserveCapacity(bytes.count * 5 / 2)
    for start in stride(from: 0, to: bytes.count, by: recordBytes) {
      if start & 0xFFFF == 0 {
        let upper = start >> 16
        append(4, 0, [UInt8(upper >> 8 & 255), UInt8(upper & 255)], to: &text)
      }
      append(0, start & 0xFFFF, bytes[start..<min(start + recordBytes, bytes.count)], to: &text)
    }
    append(1, 0, [UInt8](), to: &text)
    return text
  }

  private static func append(
    _ type: UInt8, _ address: Int, _ data: some Collection<UInt8>, to text: inout String
  ) {
    let head = [UInt8(data.count), UInt8(address >> 8), UInt8(address & 255), type]
    let sum = (head + data).reduce(0 as UInt8, &+)
    text += ":"
    for byte in head + data + [0 &- sum] {
      text += String(byte >> 4, radix: 16, uppercase: true)
      text += String(byte & 15, radix: 16, uppercase: true)
    }
    text += "\n"
  }

  /// Reads text whose data starts at address 0 and has no gap.
  ///
  /// - Throws: `IntelHexError`, whatever the text is.
  package static func bytes(_ text: String) throws(IntelHexError) -> [UInt8] {
    var bytes: [UInt8] = []
    var upper = 0
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let record = try record(line, number: index + 1)
      let data = record.dropFirst(4).dropLast()
      let low = Int(record[1]) << 8 | Int(record[2])
      switch record[3] {
      case 0:
        guard upper << 16 | low == bytes.count else {
          throw IntelHexError(line: index + 1, finding: "the data before it ends elsewhere")
        }
        bytes += data
      case 1: return bytes
      case 4: upper = data.reduce(0) { $0 << 8 | Int($1) }
      default: throw IntelHexError(line: index + 1, finding: "the record has an unknown type")
      }
    }
    throw IntelHexError(line: lines.count, finding: "the record that ends the file is missing")
  }

  private static func record(
    _ line: Substring, number: Int
  ) throws(IntelHexError) -> [UInt8] {
    let digits = line.dropFirst().map(\.hexDigitValue)
    guard line.first == ":", digits.count >= 10, digits.count.isMultiple(of: 2) else {
      throw IntelHexError(line: number, finding: "this is no record")
    }
    var record: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else {
        throw IntelHexError(line: number, finding: "a digit is not hexadecimal")
      }
      record.append(UInt8(high << 4 | low))
    }
    guard record.count == Int(record[0]) + 5, record.reduce(0, &+) == 0 else {
      throw IntelHexError(line: number, finding: "length or checksum is wrong")
    }
    guard record[3] != 4 || record[0] == 2 else {
      throw IntelHexError(line: number, finding: "an address record has two bytes of data")
    }
    return record
  }
}

/// What is wrong with a text in Intel HEX.
package struct IntelHexError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Counted from 1.
  package let line: Int
  package let finding: String

  package var description: String { "line \(line): \(finding)" }
}
