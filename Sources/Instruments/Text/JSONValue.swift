/// A JSON document, whose members keep their order.
package enum JSONValue: Sendable, Hashable {
  case string(String)
  case integer(Int)
  /// A real; one that is not finite, for which JSON has no form, is written as null.
  case real(Double)
  case null
  case array([JSONValue])
  case object([Member])

  /// A key and its value.
  package struct Member: Sendable, Hashable {
    package var key: String
    package var value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The document as text, two spaces for each level, ended by a newline.
  package var text: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .string(let string): text += Self.quoted(string)
    case .integer(let number): text += String(number)
    case .real(let number): text += number.isFinite ? "\(number)" : "null"
    case .null: text += "null"
    case .array(let elements):
      Self.write(elements, between: "[", "]", to: &text, indent: indent) { element, text, inner in
        element.write(to: &text, indent: inner)
      }
    case .object(let members):
      Self.write(members, between: "{", "}", to: &text, indent: indent) { member, text, inner in
        text += Self.quoted(member.key) + ": "
        member.value.write(to: &text, indent: inner)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between open: String, _ close: String, to text: inout String,
    indent: String, element: (Element, inout String, String) -> Void
  ) {
    guard !elements.isEmpty else {
      text += open + close
      return
    }
    text += open
    for (index, value) in elements.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + indent + "  "
      element(value, &text, indent + "  ")
    }
    text += "\n" + indent + close
  }

  /// A string as JSON has it, with its quotes.
  static func quoted(_ string: String) -> String {
    string.unicodeScalars.reduce(into: "\"") { text, scalar in
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    } + "\""
  }
}
