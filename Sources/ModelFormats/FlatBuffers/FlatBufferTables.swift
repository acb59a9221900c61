/// A vector of tables, each opened when it is asked for.
struct FlatBufferTables<Field: FlatBufferField> {
  /// The file.
  let buffer: FlatBuffer
  /// The bytes of the offsets.
  let offsets: Range<Int>

  /// The number of tables.
  var count: Int { offsets.count / 4 }

  /// Opens the table at an index, which must be below `count`.
  func table(_ index: Int) throws(ModelFormatProblem) -> FlatBufferTable<Field> {
    let entry = offsets.lowerBound + 4 * index
    return try buffer.table(at: buffer.target(ofOffsetAt: entry, "\(Field.self) \(index)"))
  }
}
