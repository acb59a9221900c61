/// What a field of a table that is to be written holds.
enum FlatBufferValue {
  /// A number of one to eight bytes, inside the table.
  case scalar([UInt8])
  /// The bytes of equal elements, with the alignment of the first.
  case vector([UInt8], count: Int, alignment: Int)
  /// A text, which the file ends with a zero byte.
  case string(String)
  /// One table.
  case table(FlatBufferNode)
  /// A vector of tables.
  case tables([FlatBufferNode])

  /// An integer inside the table.
  static func integer(_ value: some FixedWidthInteger) -> Self {
    .scalar(LittleEndian.bytes(of: CollectionOfOne(value)))
  }

  /// A 32-bit integer inside the table.
  static func int(_ value: Int) -> Self { .integer(Int32(truncatingIfNeeded: value)) }

  /// A truth value inside the table.
  static func bool(_ value: Bool) -> Self { .scalar([value ? 1 : 0]) }

  /// A real inside the table.
  static func float(_ value: Float) -> Self { .integer(value.bitPattern) }

  /// A vector of integers.
  static func integers<Value: FixedWidthInteger>(_ values: [Value]) -> Self {
    .vector(LittleEndian.bytes(of: values), count: values.count, alignment: Value.bitWidth / 8)
  }

  /// A vector of 32-bit integers.
  static func ints(_ values: [Int]) -> Self {
    .integers(values.map { Int32(truncatingIfNeeded: $0) })
  }

  /// A vector of reals.
  static func floats(_ values: [Float]) -> Self { .integers(values.map(\.bitPattern)) }

  /// Bytes inside the table: a scalar's own, or those of an offset.
  var inlineSize: Int {
    if case .scalar(let bytes) = self { return bytes.count }
    return 4
  }
}
