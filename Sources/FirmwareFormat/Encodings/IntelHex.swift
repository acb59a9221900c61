/// Bytes as Intel HEX, which programmers for flash memory read.
///
/// Source: Intel, "Hexadecimal Object File Format Specification", revision A (1988); records of
/// data (00), end of file (01) and extended linear address (04).
package enum IntelHex {
  private static let recordBytes = 32

  /// The bytes as text, the first one at address 0.
  package static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 5 / 2 + 64)
    for start in stride(from: 0, to: bytes.count, by: recordBytes) {
      if start & 0xFFFF == 0 {
        let upper = start >> 16
        append(4, 0, [UInt8(upper >> 8 & 255), UInt8(upper & 255)], to: &text)
      }
      append(0, start & 0xFFFF, bytes[start..<min(start + recordBytes, bytes.count)], to: &text)
    }
    append(1, 0, [], to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private static func append(
    _ type: UInt8, _ address: Int, _ data: ArraySlice<UInt8>, to text: inout [UInt8]
  ) {
    let head = [UInt8(data.count), UInt8(address >> 8), UInt8(address & 255), type]
    let sum = data.reduce(head.reduce(0, &+), &+)
    text.append(UInt8(ascii: ":"))
    for byte in head { append(byte, to: &text) }
    for byte in data { append(byte, to: &text) }
    append(0 &- sum, to: &text)
    text.append(UInt8(ascii: "\n"))
  }

  private static func append(_ byte: UInt8, to text: inout [UInt8]) {
    for digit in [byte >> 4, byte & 15] {
      text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
  }

  /// Reads text whose data starts at address 0 and has no gap.
  ///
  /// - Throws: `IntelHexError`, whatever the text is.
  package static func bytes(_ text: String) throws(IntelHexError) -> [UInt8] {
    var bytes: [UInt8] = []
    var upper = 0
    var number = 1
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      defer { number += 1 }
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard !line.isEmpty else { continue }
      let record = try record(line, number: number)
      let data = record[4..<record.count - 1]
      switch record[3] {
      case 0:
        guard upper << 16 | Int(record[1]) << 8 | Int(record[2]) == bytes.count else {
          throw IntelHexError(line: number, finding: "the data before it ends elsewhere")
        }
        bytes += data
      case 1: return bytes
      case 4: upper = data.reduce(0) { $0 << 8 | Int($1) }
      default: throw IntelHexError(line: number, finding: "the record has an unknown type")
      }
    }
    throw IntelHexError(line: number - 1, finding: "the record that ends the file is missing")
  }

  /// The bytes of a line: length, address, type, data, checksum.
  private static func record(
    _ line: Substring.UTF8View, number: Int
  ) throws(IntelHexError) -> [UInt8] {
    guard line.first == UInt8(ascii: ":"), line.count >= 11, line.count.isMultiple(of: 2) == false
    else { throw IntelHexError(line: number, finding: "this is no record") }
    var record: [UInt8] = []
    var high: UInt8?
    for letter in line.dropFirst() {
      guard let digit = digit(letter) else {
        throw IntelHexError(line: number, finding: "a digit is not hexadecimal")
      }
      if let first = high {
        record.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    guard record.count == Int(record[0]) + 5, record.reduce(0, &+) == 0 else {
      throw IntelHexError(line: number, finding: "length or checksum is wrong")
    }
    guard record[3] != 4 || record[0] == 2 else {
      throw IntelHexError(line: number, finding: "an address record has two bytes of data")
    }
    return record
  }

  private static func digit(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): letter - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): letter - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

/// What is wrong with a text in Intel HEX.
package struct IntelHexError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Counted from 1.
  package let line: Int
  package let finding: String

  package var description: String { "line \(line): \(finding)" }
}
