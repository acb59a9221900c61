/// The fields of one kind of table; a case's raw value is its place in the schema.
protocol FlatBufferField: RawRepresentable, Sendable where RawValue == Int {}
