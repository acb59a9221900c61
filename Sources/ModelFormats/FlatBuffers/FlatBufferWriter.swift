/// Lays a tree of tables out as a FlatBuffers file.
///
/// Everything is written front to back: a table, then what its offsets point at, so that offsets
/// are patched when their target is reached. Equal vtables are written once.
/// Format: FlatBuffers "Internals" (flatbuffers.dev/internals).
struct FlatBufferWriter {
  private var bytes: [UInt8] = []
  private var vtables: [[UInt8]: Int] = [:]

  /// The file whose root is the table given.
  static func file(root: FlatBufferNode, identifier: String) -> [UInt8] {
    var writer = FlatBufferWriter()
    writer.bytes = [0, 0, 0, 0] + Array(identifier.utf8)
    let position = writer.write(root)
    writer.patch(offsetAt: 0, to: position)
    return writer.bytes
  }

  /// Writes a table and all below it; gives its position.
  private mutating func write(_ node: FlatBufferNode) -> Int {
    let layout = FlatBufferLayout(node)
    let vtable = position(of: layout.vtable)
    align(layout.alignment, before: 0)
    let start = bytes.count
    LittleEndian.append(Int32(truncatingIfNeeded: start - vtable), to: &bytes)
    bytes.append(contentsOf: repeatElement(0, count: layout.size - 4))
    for (field, offset) in zip(node.fields, layout.offsets) {
      write(field.value, at: start + offset)
    }
    return start
  }

  private mutating func position(of vtable: [UInt8]) -> Int {
    if let known = vtables[vtable] { return known }
    align(2, before: 0)
    vtables[vtable] = bytes.count
    bytes.append(contentsOf: vtable)
    return bytes.count - vtable.count
  }

  /// Writes a scalar into its place, or writes what an offset in that place shall point at.
  private mutating func write(_ value: FlatBufferValue, at place: Int) {
    switch value {
    case .scalar(let scalar):
      bytes.replaceSubrange(place..<place + scalar.count, with: scalar)
    case .vector(let elements, let count, let alignment):
      patch(offsetAt: place, to: writeVector(elements, count: count, alignment: alignment))
    case .string(let text):
      let letters = Array(text.utf8)
      patch(offsetAt: place, to: writeVector(letters, count: letters.count, alignment: 1))
      bytes.append(0)
    case .table(let node):
      patch(offsetAt: place, to: write(node))
    case .tables(let nodes):
      writeTables(nodes, at: place)
    }
  }

  private mutating func writeVector(_ elements: [UInt8], count: Int, alignment: Int) -> Int {
    align(max(alignment, 4), before: 4)
    let start = bytes.count
    LittleEndian.append(UInt32(truncatingIfNeeded: count), to: &bytes)
    bytes.append(contentsOf: elements)
    return start
  }

  private mutating func writeTables(_ nodes: [FlatBufferNode], at place: Int) {
    let blank = [UInt8](repeating: 0, count: 4 * nodes.count)
    let vector = writeVector(blank, count: nodes.count, alignment: 4)
    patch(offsetAt: place, to: vector)
    for (index, node) in nodes.enumerated() {
      patch(offsetAt: vector + 4 + 4 * index, to: write(node))
    }
  }

  /// Adds zeros until what stands `distance` bytes further on is aligned.
  private mutating func align(_ alignment: Int, before distance: Int) {
    while (bytes.count + distance) % alignment != 0 { bytes.append(0) }
  }

  private mutating func patch(offsetAt place: Int, to target: Int) {
    let offset = LittleEndian.bytes(of: CollectionOfOne(UInt32(truncatingIfNeeded: target - place)))
    bytes.replaceSubrange(place..<place + 4, with: offset)
  }
}
