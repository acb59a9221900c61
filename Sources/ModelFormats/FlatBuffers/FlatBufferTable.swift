/// One table of a FlatBuffers file; absent fields read as the schema's default.
struct FlatBufferTable<Field: FlatBufferField> {
  /// The file.
  let buffer: FlatBuffer
  /// Where the table starts.
  let start: Int
  /// Where its field offsets start.
  let vtable: Int
  /// Bytes of the vtable.
  let vtableSize: Int
  /// Bytes of the table without what its offsets point at.
  let size: Int

  /// A table in which every field is absent.
  static func empty(in buffer: FlatBuffer) -> Self {
    Self(buffer: buffer, start: 0, vtable: 0, vtableSize: 0, size: 0)
  }

  /// The schema's name of a field, with the table's place in the file.
  func name(_ field: Field) -> String { "\(Field.self).\(field) of the table at byte \(start)" }

  /// An integer field.
  func integer<Value: FixedWidthInteger>(
    _ field: Field, default value: Value = 0
  ) throws(ModelFormatProblem) -> Value {
    guard let position = try position(field, width: Value.bitWidth / 8) else { return value }
    return LittleEndian.integer(buffer.bytes, at: position)
  }

  /// A signed 32-bit field, the schema's `int`.
  func int(_ field: Field, default value: Int32 = 0) throws(ModelFormatProblem) -> Int {
    Int(try integer(field, default: value))
  }

  /// A 32-bit real field.
  func float(_ field: Field, default value: Float = 0) throws(ModelFormatProblem) -> Float {
    Float(bitPattern: try integer(field, default: value.bitPattern))
  }

  /// A truth value.
  func bool(_ field: Field) throws(ModelFormatProblem) -> Bool {
    try integer(field, default: UInt8(0)) != 0
  }

  /// A text; nil where absent.
  func string(_ field: Field) throws(ModelFormatProblem) -> String? {
    guard let range = try elementBytes(field, elementSize: 1) else { return nil }
    try buffer.spend(range.count, name(field))
    return String(decoding: buffer.bytes[range], as: UTF8.self)
  }

  /// A vector of integers; empty where absent.
  func integers<Value: FixedWidthInteger>(
    _ field: Field, as type: Value.Type
  ) throws(ModelFormatProblem) -> [Value] {
    guard let range = try elementBytes(field, elementSize: Value.bitWidth / 8) else { return [] }
    try buffer.spend(range.count, name(field))
    return LittleEndian.integers(buffer.bytes, in: range)
  }

  /// A vector of reals; empty where absent.
  func floats(_ field: Field) throws(ModelFormatProblem) -> [Float] {
    guard let range = try elementBytes(field, elementSize: 4) else { return [] }
    try buffer.spend(range.count, name(field))
    return LittleEndian.floats(buffer.bytes, in: range)
  }

  /// Where the elements of a vector lie; nil where absent.
  func elementBytes(
    _ field: Field, elementSize: Int
  ) throws(ModelFormatProblem) -> Range<Int>? {
    guard let position = try target(field) else { return nil }
    return try buffer.vector(at: position, elementSize: elementSize, name(field))
  }

  /// A table that a field points at; nil where absent.
  func table<Child: FlatBufferField>(
    _ field: Field, as type: Child.Type = Child.self
  ) throws(ModelFormatProblem) -> FlatBufferTable<Child>? {
    guard let position = try target(field) else { return nil }
    return try buffer.table(at: position)
  }

  /// A vector of tables; empty where absent, refused where longer than `limit`.
  func tables<Child: FlatBufferField>(
    _ field: Field, of type: Child.Type = Child.self, limit: Int
  ) throws(ModelFormatProblem) -> FlatBufferTables<Child> {
    let range = try elementBytes(field, elementSize: 4) ?? 0..<0
    guard range.count / 4 <= limit else {
      throw ModelFormatProblem(
        at: name(field), found: "\(range.count / 4) entries", expected: "at most \(limit)")
    }
    return FlatBufferTables(buffer: buffer, offsets: range)
  }

  private func target(_ field: Field) throws(ModelFormatProblem) -> Int? {
    guard let position = try position(field, width: 4) else { return nil }
    return try buffer.target(ofOffsetAt: position, name(field))
  }

  /// Where a field's own bytes lie; nil where the table leaves it out.
  private func position(_ field: Field, width: Int) throws(ModelFormatProblem) -> Int? {
    let entry = 4 + 2 * field.rawValue
    guard entry + 2 <= vtableSize else { return nil }
    let offset = Int(LittleEndian.integer(buffer.bytes, at: vtable + entry, as: UInt16.self))
    if offset == 0 { return nil }
    guard offset >= 4, offset + width <= size else {
      throw ModelFormatProblem(
        at: name(field), found: "\(width) bytes at offset \(offset)",
        expected: "a field within the table's \(size) bytes")
    }
    return start + offset
  }
}
