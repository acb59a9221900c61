/// The bytes of a Protocol Buffers message, field by field.
///
/// Format: Protocol Buffers encoding (protobuf.dev/programming-guides/encoding).
package struct ProtobufBytes: Sendable {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []

  /// An empty message.
  package init() {}

  /// Adds an integer.
  package mutating func add(_ field: Int, _ value: Int) {
    varint(UInt64(field << 3))
    varint(UInt64(bitPattern: Int64(value)))
  }

  /// Adds a real.
  package mutating func add(_ field: Int, _ value: Float) {
    varint(UInt64(field << 3 | 5))
    append(value)
  }

  /// Adds bytes.
  package mutating func add(_ field: Int, bytes content: [UInt8]) {
    varint(UInt64(field << 3 | 2))
    varint(UInt64(content.count))
    bytes += content
  }

  /// Adds a text.
  package mutating func add(_ field: Int, _ text: String) { add(field, bytes: Array(text.utf8)) }

  /// Adds a message.
  package mutating func add(_ field: Int, _ message: ProtobufBytes) {
    add(field, bytes: message.bytes)
  }

  /// Adds reals in one piece.
  package mutating func add(_ field: Int, _ values: [Float]) {
    var content = ProtobufBytes()
    for value in values { content.append(value) }
    add(field, content)
  }

  /// Adds integers in one piece.
  package mutating func add(_ field: Int, _ values: [Int]) {
    var content = ProtobufBytes()
    for value in values { content.varint(UInt64(bitPattern: Int64(value))) }
    add(field, content)
  }

  private mutating func append(_ value: Float) {
    for shift in [0, 8, 16, 24] {
      bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt32(shift)))
    }
  }

  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 128 {
      bytes.append(UInt8(truncatingIfNeeded: rest | 128))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
