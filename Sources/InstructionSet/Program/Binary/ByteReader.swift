/// Reads the parts of a program file.
///
/// Nothing that it is given can make it trap or allocate without bound.
struct ByteReader {
  let bytes: [UInt8]
  /// The next byte to be read.
  private(set) var offset: Int
  /// One past the last byte that may be read.
  private(set) var end: Int
  /// The section's tag, for error messages.
  private(set) var section = "file"

  init(_ bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Bytes that are left.
  var remaining: Int { end - offset }

  func error(expected: String, found: String, at position: Int? = nil) -> ProgramFormatError {
    ProgramFormatError(
      section: section, offset: position ?? offset, expected: expected, found: found)
  }

  /// The range of the next bytes, which are then read.
  mutating func take(_ count: Int, _ expected: String) throws(ProgramFormatError) -> Range<Int> {
    guard (0...remaining).contains(count) else {
      throw error(
        expected: "\(expected) (\(count) bytes)", found: "\(remaining) bytes before the end")
    }
    offset += count
    return offset - count..<offset
  }

  mutating func integer<Value: FixedWidthInteger>(
    _ expected: String, as type: Value.Type = Value.self
  ) throws(ProgramFormatError) -> Value {
    let range = try take(Value.bitWidth / 8, expected)
    return bytes[range].reversed().reduce(0) { $0 << 8 | Value(truncatingIfNeeded: $1) }
  }

  mutating func number(_ expected: String) throws(ProgramFormatError) -> Int {
    Int(try integer(expected, as: Int64.self))
  }

  mutating func string(_ expected: String) throws(ProgramFormatError) -> String {
    let count = Int(try integer("the length of \(expected)", as: UInt32.self))
    let range = try take(count, expected)
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw error(expected: "\(expected) in UTF-8", found: "other bytes", at: range.lowerBound)
    }
    return text
  }

  /// Reads a list, each element of which takes at least one byte.
  mutating func list<Element>(
    of expected: String,
    _ readElement: (inout ByteReader) throws(ProgramFormatError) -> Element
  ) throws(ProgramFormatError) -> [Element] {
    let count = Int(try integer("the number of \(expected)", as: UInt32.self))
    // Nothing is reserved: a false count runs out of bytes before it fills the memory.
    var elements: [Element] = []
    for _ in 0..<count { elements.append(try readElement(&self)) }
    return elements
  }

  mutating func assign<Whole>(
    _ numbers: [NamedNumber<Whole>], to whole: inout Whole
  ) throws(ProgramFormatError) {
    for field in numbers { whole[keyPath: field.path] = try number(field.name) }
  }

  /// Reads a section, all of it.
  mutating func section<Contents>(
    _ tag: ProgramFile.Tag,
    _ readContents: (inout ByteReader) throws(ProgramFormatError) -> Contents
  ) throws(ProgramFormatError) -> Contents {
    let start = offset
    let letters = try take(4, "the tag of section '\(tag.rawValue)'")
    guard bytes[letters].elementsEqual(tag.rawValue.utf8) else {
      throw error(expected: "section '\(tag.rawValue)'", found: "another tag", at: start)
    }
    let length = try integer("the length of section '\(tag.rawValue)'", as: UInt64.self)
    guard let count = Int(exactly: length), count <= remaining else {
      throw error(
        expected: "a section '\(tag.rawValue)' of \(length) bytes",
        found: "\(remaining) bytes before the end")
    }
    var contents = ByteReader(bytes, range: try take(count, "contents"))
    contents.section = tag.rawValue
    let result = try readContents(&contents)
    guard contents.remaining == 0 else {
      throw contents.error(
        expected: "the end of the section", found: "\(contents.remaining) more bytes")
    }
    return result
  }
}
