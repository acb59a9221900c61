/// Where the fields of a table that is to be written lie.
struct FlatBufferLayout {
  /// Each field's offset from the table's start, in the order of the table's fields.
  let offsets: [Int]
  /// Bytes of the table.
  let size: Int
  /// What the table's start must be a multiple of.
  let alignment: Int
  /// The bytes of the vtable: its size, the table's size, an offset per field id.
  let vtable: [UInt8]

  /// Lays fields out widest first, so that none needs filler before it but the first.
  init(_ node: FlatBufferNode) {
    let fields = node.fields
    let order = fields.indices.sorted {
      (fields[$1].value.inlineSize, $0) < (fields[$0].value.inlineSize, $1)
    }
    var offsets = [Int](repeating: 0, count: fields.count)
    // Each table starts with the 4-byte distance to its vtable.
    var next = 4
    for index in order {
      let width = fields[index].value.inlineSize
      next = (next + width - 1) / width * width
      offsets[index] = next
      next += width
    }
    size = next
    alignment = max(4, fields.map(\.value.inlineSize).max() ?? 4)
    var entries = [UInt16](repeating: 0, count: 2 + (fields.last.map { $0.id + 1 } ?? 0))
    entries[0] = UInt16(truncatingIfNeeded: 2 * entries.count)
    entries[1] = UInt16(truncatingIfNeeded: next)
    for (field, offset) in zip(fields, offsets) {
      entries[2 + field.id] = UInt16(truncatingIfNeeded: offset)
    }
    self.offsets = offsets
    vtable = LittleEndian.bytes(of: entries)
  }
}
