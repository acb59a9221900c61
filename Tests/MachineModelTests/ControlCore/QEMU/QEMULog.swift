/// The text that the emulator writes with `-d cpu`: a block of fixed length for each instruction.
struct QEMULog {
  let states: [CoreState]

  /// Reads a log.
  ///
  /// - Throws: `Malformed` where a block lacks a value.
  init(_ text: [UInt8]) throws {
    let starts = Self.starts(in: text)
    guard let first = starts.first else { throw Malformed(label: "pc") }
    let block = text[first..<(starts.count > 1 ? starts[1] : text.count)]
    let counter = try Self.offset(of: " pc ", in: block)
    let status = try CoreState.names.map { try Self.offset(of: " \($0) ", in: block) }
    let registers = try (0..<32).map { try Self.offset(of: " x\($0)/", in: block) }
    states = try starts.map { start in
      CoreState(
        programCounter: try Self.value(in: text, at: start + counter),
        registers: try registers.map { try Self.value(in: text, at: start + $0) },
        status: try status.map { try Self.value(in: text, at: start + $0) })
    }
  }

  struct Malformed: Error { let label: String }

  private static let marker = Array(" pc ".utf8)

  /// Where each block begins.
  private static func starts(in text: [UInt8]) -> [Int] {
    var starts: [Int] = []
    var isLineStart = true
    for index in text.indices {
      if isLineStart, text[index...].starts(with: marker) { starts.append(index) }
      isLineStart = text[index] == UInt8(ascii: "\n")
    }
    return starts
  }

  /// Where the value of a label begins, from the block's first byte.
  private static func offset(of label: String, in block: ArraySlice<UInt8>) throws -> Int {
    let wanted = Array(label.utf8)
    let found = block.indices.first { block[$0...].starts(with: wanted) }
    guard var index = found.map({ $0 + wanted.count }) else { throw Malformed(label: label) }
    // A register's label goes on with its other name; values are eight digits.
    while index < block.endIndex, !isValue(block[index...].prefix(8)) { index += 1 }
    return index - block.startIndex
  }

  private static func isValue(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == 8 && bytes.allSatisfy { digit($0) != nil }
  }

  private static func value(in text: [UInt8], at offset: Int) throws -> UInt32 {
    guard offset + 8 <= text.count else { throw Malformed(label: "end") }
    var value: UInt32 = 0
    for byte in text[offset..<offset + 8] {
      guard let digit = digit(byte) else { throw Malformed(label: "at \(offset)") }
      value = value << 4 | digit
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    default: nil
    }
  }
}
