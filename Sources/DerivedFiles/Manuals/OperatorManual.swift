import ModelIR

/// The manual of the operators of a graph, as Markdown.
enum OperatorManual {
  /// The manual's text.
  static var text: String {
    let heading = """
      # Operators

      What a graph may compute; inputs in brackets may be absent.

      | operator | inputs | attributes |
      |---|---|---|

      """
    return Operator.prototypes.reduce(into: heading) { $0 += row(of: $1.definition) }
  }

  private static func row<Definition: OperatorDefinition>(of _: Definition) -> String {
    let names = Definition.operandNames
    let inputs =
      names.required + names.optional.map { "[\($0)]" } + (names.repeats ? ["…"] : [])
    let attributes = Definition.attributes.map { "`\($0.name)`" }
    return "| `\(Definition.mnemonic)` | \(inputs.joined(separator: ", ")) "
      + "| \(attributes.joined(separator: ", ")) |\n"
  }
}
