/// Writes the parts of a program file one after another.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: some FixedWidthInteger) {
    for position in 0..<value.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: value >> (position * 8)))
    }
  }

  mutating func write(_ value: Int) { write(Int64(value)) }

  mutating func write(_ value: Float) { write(value.bitPattern) }

  mutating func write(_ contents: [UInt8]) { bytes += contents }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes += text.utf8
  }

  mutating func writeList<Element>(
    _ elements: [Element], _ writeElement: (inout ByteWriter, Element) -> Void
  ) {
    write(UInt32(elements.count))
    for element in elements { writeElement(&self, element) }
  }

  mutating func writeNumbers<Whole>(_ numbers: [NamedNumber<Whole>], of whole: Whole) {
    for number in numbers { write(whole[keyPath: number.path]) }
  }

  /// Writes a tag, the length of what the contents' writer has made, and that.
  mutating func writeSection(_ tag: ProgramFile.Tag, _ contents: ByteWriter) {
    bytes += tag.rawValue.utf8
    write(UInt64(contents.bytes.count))
    bytes += contents.bytes
  }
}
