/// A JSON value to be printed, with the keys of objects in the order given.
enum JSONText {
  /// Key and value pairs.
  case object([(key: String, value: JSONText)])
  /// Values in order.
  case array([JSONText])
  /// A text.
  case string(String)
  /// A whole number.
  case integer(Int)
  /// Yes or no.
  case flag(Bool)

  /// The value as indented JSON.
  func text(indent: String = "") -> String {
    switch self {
    case .string(let text): return Self.quoted(text)
    case .integer(let number): return "\(number)"
    case .flag(let flag): return "\(flag)"
    case .array(let values):
      return "[\(values.map { $0.text(indent: indent) }.joined(separator: ", "))]"
    case .object(let pairs):
      if pairs.isEmpty { return "{}" }
      let deeper = indent + "  "
      let lines = pairs.map { "\(deeper)\(Self.quoted($0.key)): \($0.value.text(indent: deeper))" }
      return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
