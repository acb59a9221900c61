/// Reads the text that `GraphPrinter` writes.
///
/// Reading only takes the text apart; `Graph.verify()` says whether the graph is legal.
public struct GraphParser: Sendable {
  /// Makes a parser.
  public init() {}

  /// The graph of a text; empty lines and lines that begin with `#` say nothing.
  ///
  /// - Throws: `GraphTextError` for the first line that cannot be read.
  public func parse(_ text: String) throws(GraphTextError) -> Graph {
    var graph = Graph(name: "")
    // Bytes, not characters: a line of constants may be megabytes long.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let ended = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      var scanner = LineScanner(number: index + 1, rest: Substring(ended))
      guard !scanner.isAtEnd(), scanner.rest.first != "#" else { continue }
      try read(&scanner, into: &graph)
    }
    return graph
  }

  func read(_ scanner: inout LineScanner, into graph: inout Graph) throws(GraphTextError) {
    let word = scanner.word()
    switch word {
    case "graph": graph.name = try scanner.quotedString()
    case "inputs": graph.inputs = try present(try scanner.tensorIDs(), scanner)
    case "outputs": graph.outputs = try present(try scanner.tensorIDs(), scanner)
    case "tensor": graph.tensors.append(try tensor(&scanner, position: graph.tensors.count))
    case "operation": graph.operations.append(try operation(&scanner))
    default: throw scanner.error(.unknownLine(String(word)))
    }
    guard scanner.isAtEnd() else {
      throw scanner.error(.expected("the end of the line", found: String(scanner.rest.prefix(20))))
    }
  }

  /// Identifiers none of which may be absent.
  func present(_ ids: [TensorID?], _ scanner: LineScanner) throws(GraphTextError) -> [TensorID] {
    let found = ids.compactMap(\.self)
    guard found.count == ids.count else { throw scanner.error(.expected("a tensor", found: "_")) }
    return found
  }

  func operation(_ scanner: inout LineScanner) throws(GraphTextError) -> Operation {
    let outputs = try present(try scanner.tensorIDs(), scanner)
    try scanner.expect("=")
    let mnemonic = String(scanner.name())
    guard let prototype = Operator.prototypes.first(where: { $0.mnemonic == mnemonic }) else {
      throw scanner.error(.unknownOperator(mnemonic))
    }
    try scanner.expect("(")
    let inputs = try scanner.tensorIDs()
    try scanner.expect(")")
    let attributes = try scanner.attributes()
    return Operation(
      try filled(prototype.definition, with: attributes, scanner), inputs: inputs, outputs: outputs)
  }

  func filled<Definition: OperatorDefinition>(
    _ prototype: Definition, with words: [(name: String, value: Substring)], _ scanner: LineScanner
  ) throws(GraphTextError) -> Operator {
    var definition = prototype
    for attribute in Definition.attributes {
      guard let word = words.first(where: { $0.name == attribute.name }) else {
        throw scanner.error(.missingAttribute(attribute.name))
      }
      guard attribute.parse(&definition, word.value) else {
        throw scanner.error(.wrongValue(attribute: word.name, value: String(word.value)))
      }
    }
    for word in words where !Definition.attributes.contains(where: { $0.name == word.name }) {
      throw scanner.error(.unknownAttribute(word.name))
    }
    return definition.wrapped
  }
}
