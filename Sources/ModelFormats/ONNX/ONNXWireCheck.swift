/// Counts the messages of a file before it is decoded, so that a file of many empty ones, two bytes
/// each, does not unfold into gigabytes.
///
/// Format: Protocol Buffers encoding (protobuf.dev/programming-guides/encoding). What is not well
/// formed is left to the decoder, which says so.
struct ONNXWireCheck {
  /// Nodes, attributes, tensors and types together; networks for a chip have some thousands.
  static let messageLimit = 1 << 18

  /// Which fields of a message hold messages, and of what kind.
  private enum Kind {
    case model, graph, node, attribute, tensor, value, type, tensorType, shape, leaf

    func child(field: UInt64) -> Kind? {
      switch (self, field) {
      case (.model, 7): .graph
      case (.model, 8), (.tensor, 13), (.shape, 1): .leaf
      case (.graph, 1): .node
      case (.graph, 5), (.attribute, 5): .tensor
      case (.graph, 11), (.graph, 12): .value
      case (.node, 5): .attribute
      case (.node, 1), (.node, 2): .leaf
      case (.value, 2): .type
      case (.type, 1): .tensorType
      case (.tensorType, 2): .shape
      default: nil
      }
    }
  }

  private let bytes: [UInt8]
  private var count = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Throws where a file holds more messages than any network for a chip.
  static func check(_ bytes: [UInt8]) throws(ModelFormatProblem) {
    var check = ONNXWireCheck(bytes)
    check.walk(0..<bytes.count, .model)
    guard check.count <= messageLimit else {
      throw ModelFormatProblem(
        at: "the file", found: "more than \(messageLimit) nodes, attributes and tensors",
        expected: "a network for a chip")
    }
  }

  /// Whether the fields of a file's outermost message can be told apart, a graph among them.
  static func hasGraph(_ bytes: [UInt8]) -> Bool {
    let check = ONNXWireCheck(bytes)
    var position = 0
    while position < bytes.count {
      guard let key = check.varint(&position, below: bytes.count) else { return false }
      switch key & 7 {
      case 0: guard check.varint(&position, below: bytes.count) != nil else { return false }
      case 2:
        if key >> 3 == 7 { return true }
        guard let size = check.varint(&position, below: bytes.count),
          size <= UInt64(bytes.count - position)
        else { return false }
        position += Int(size)
      default: return false
      }
    }
    return false
  }

  private mutating func walk(_ range: Range<Int>, _ kind: Kind) {
    var position = range.lowerBound
    while position < range.upperBound, count <= Self.messageLimit {
      guard let key = varint(&position, below: range.upperBound) else { return }
      switch key & 7 {
      case 0: guard varint(&position, below: range.upperBound) != nil else { return }
      case 1: position += 8
      case 5: position += 4
      case 2:
        guard let size = varint(&position, below: range.upperBound),
          size <= UInt64(range.upperBound - position)
        else { return }
        let end = position + Int(size)
        if let child = kind.child(field: key >> 3) {
          count += 1
          walk(position..<end, child)
        }
        position = end
      default: return
      }
    }
  }

  private func varint(_ position: inout Int, below end: Int) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) where position < end {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 127) << shift
      if byte < 128 { return value }
    }
    return nil
  }
}
