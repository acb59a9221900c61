/// One attribute of an operator in the text form: its name, and the property it stands for.
package struct OperatorAttribute<Definition: OperatorDefinition>: Sendable {
  /// The word before the `=`.
  package let name: String
  let print: @Sendable (Definition) -> String
  let parse: @Sendable (inout Definition, Substring) -> Bool

  /// Declares an attribute.
  package init<Value: AttributeValue>(
    _ name: String, _ property: any WritableKeyPath<Definition, Value> & Sendable
  ) {
    self.name = name
    print = { $0[keyPath: property].attributeText }
    parse = { definition, text in
      guard let value = Value(attributeText: text) else { return false }
      definition[keyPath: property] = value
      return true
    }
  }
}

/// A type that attributes of operators may have.
package protocol AttributeValue: Sendable {
  /// The value as one word.
  var attributeText: String { get }
  /// The value of a word, or nil where it is none.
  init?(attributeText: Substring)
}
