/// A table that is to be written, its fields in the order of their ids.
struct FlatBufferNode {
  /// The fields that the table holds.
  let fields: [Entry]

  /// One field: its id in the schema, and what it holds.
  struct Entry {
    let id: Int
    let value: FlatBufferValue
  }

  /// Makes a table of the fields given; those left out read as the schema's defaults.
  init<Field: FlatBufferField>(
    _ type: Field.Type, _ fields: KeyValuePairs<Field, FlatBufferValue>
  ) {
    self.fields = fields.map { Entry(id: $0.key.rawValue, value: $0.value) }
      .sorted { $0.id < $1.id }
  }
}
