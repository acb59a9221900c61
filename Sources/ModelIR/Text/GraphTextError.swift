/// Why the text of a graph cannot be read, and on which line.
public struct GraphTextError: Error, Sendable, Hashable {
  /// What is wrong with the line.
  public enum Reason: Sendable, Hashable {
    /// Something else was expected here.
    case expected(String, found: String)
    /// A line begins with a word that begins none.
    case unknownLine(String)
    /// No operator has this mnemonic.
    case unknownOperator(String)
    /// The operator or tensor has no attribute of this name.
    case unknownAttribute(String)
    /// An attribute is missing.
    case missingAttribute(String)
    /// An attribute's value cannot be read.
    case wrongValue(attribute: String, value: String)
    /// The constant was left out when the text was written.
    case elidedConstant
  }

  /// The line, counted from 1.
  public var line: Int
  /// What is wrong with it.
  public var reason: Reason

  /// Makes an error.
  public init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }
}

extension GraphTextError: CustomStringConvertible {
  /// `line N: ` and the reason.
  public var description: String { "line \(line): \(reason)" }
}

extension GraphTextError.Reason: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .expected(let expected, let found): "\(expected) is expected, not \"\(found)\""
    case .unknownLine(let word):
      "\"\(word)\" begins no line; graph, inputs, outputs, tensor, operation do"
    case .unknownOperator(let word): "there is no operator \"\(word)\""
    case .unknownAttribute(let name): "there is no attribute \"\(name)\" here"
    case .missingAttribute(let name): "the attribute \"\(name)\" is missing"
    case .wrongValue(let attribute, let value): "\"\(value)\" is no value of \(attribute)"
    case .elidedConstant: "the constant was left out when this text was written"
    }
  }
}
