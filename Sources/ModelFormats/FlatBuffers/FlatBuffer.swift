/// The bytes of a FlatBuffers file, every access checked.
///
/// Format: FlatBuffers "Internals" (flatbuffers.dev/internals): little-endian scalars, tables with
/// a vtable of field offsets, vectors led by a 32-bit count. No byte pattern makes an access trap;
/// a file that points outside itself throws.
struct FlatBuffer {
  /// The whole file.
  let bytes: [UInt8]
  /// What may still be copied out of it.
  private let budget: ReadBudget

  /// Opens a file.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    budget = ReadBudget(fileSize: bytes.count)
  }

  /// The four letters behind the root offset, where the file is long enough.
  var identifier: String? {
    bytes.count >= 8 ? String(decoding: bytes[4..<8], as: UTF8.self) : nil
  }

  /// The file's root table.
  func root<Field: FlatBufferField>(
    _ type: Field.Type
  ) throws(ModelFormatProblem) -> FlatBufferTable<Field> {
    try table(at: target(ofOffsetAt: 0, "root"))
  }

  /// The table at a position, its vtable checked.
  func table<Field: FlatBufferField>(
    at start: Int
  ) throws(ModelFormatProblem) -> FlatBufferTable<Field> {
    let name = "\(Field.self)"
    let vtable = start - Int(try integer(at: start, name, as: Int32.self))
    let vtableSize = Int(try integer(at: vtable, "vtable of \(name)", as: UInt16.self))
    let size = Int(try integer(at: vtable + 2, "vtable of \(name)", as: UInt16.self))
    try check(vtable, vtableSize, "vtable of \(name)")
    try check(start, size, name)
    return FlatBufferTable(
      buffer: self, start: start, vtable: vtable, vtableSize: vtableSize, size: size)
  }

  /// The integer at a position.
  func integer<Value: FixedWidthInteger>(
    at position: Int, _ name: @autoclosure () -> String, as type: Value.Type = Value.self
  ) throws(ModelFormatProblem) -> Value {
    try check(position, Value.bitWidth / 8, name())
    return LittleEndian.integer(bytes, at: position)
  }

  /// Where the unsigned offset at a position points.
  func target(
    ofOffsetAt position: Int, _ name: @autoclosure () -> String
  ) throws(ModelFormatProblem) -> Int {
    position + Int(try integer(at: position, name(), as: UInt32.self))
  }

  /// The bytes of a vector's elements.
  func vector(
    at position: Int, elementSize: Int, _ name: @autoclosure () -> String
  ) throws(ModelFormatProblem) -> Range<Int> {
    let count = Int(try integer(at: position, name(), as: UInt32.self))
    try check(position + 4, count * elementSize, name())
    return position + 4..<position + 4 + count * elementSize
  }

  /// Takes a copy of bytes off the file's budget.
  func spend(
    _ byteCount: Int, _ name: @autoclosure () -> String
  ) throws(ModelFormatProblem) {
    guard budget.spend(byteCount) else {
      throw ModelFormatProblem(
        at: name(), found: "the same bytes used over and over",
        expected: "a file that reads each byte about once")
    }
  }

  /// Throws unless a region lies within the file.
  func check(
    _ position: Int, _ byteCount: Int, _ name: @autoclosure () -> String
  ) throws(ModelFormatProblem) {
    guard position >= 0, byteCount <= bytes.count, position <= bytes.count - byteCount else {
      throw ModelFormatProblem(
        at: "byte \(position), \(name())", found: "\(byteCount) bytes",
        expected: "a region within the file's \(bytes.count) bytes")
    }
  }
}
