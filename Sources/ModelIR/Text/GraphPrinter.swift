/// Writes a graph as text that people can read and diff, and that `GraphParser` reads back.
///
/// One line for the graph, one for each tensor and one for each operation.
public struct GraphPrinter: Sendable {
  /// How the elements of constants are written.
  public enum Constants: Sendable, Hashable {
    /// As hexadecimal digits, little-endian, so that the text holds the whole graph.
    case full
    /// As their number only; such text can be compared but not read back.
    case elided
  }

  /// How constants are written.
  public var constants: Constants

  /// Makes a printer.
  public init(constants: Constants = .full) { self.constants = constants }

  /// The text of a graph, each line ended by a newline.
  public func print(_ graph: Graph) -> String {
    var lines = [
      "graph \(quoted(graph.name))",
      "inputs \(list(graph.inputs))",
      "outputs \(list(graph.outputs))",
    ]
    for (index, tensor) in graph.tensors.enumerated() {
      lines.append("tensor %\(index) \(words(of: tensor).joined(separator: " "))")
    }
    lines += graph.operations.map(line(of:))
    return lines.map { $0 + "\n" }.joined()
  }

  func list(_ ids: [TensorID?]) -> String {
    ids.map { id in id.map { "%\($0.index)" } ?? "_" }.joined(separator: ", ")
  }

  func words(of tensor: Tensor) -> [String] {
    var words = [
      quoted(tensor.name), tensor.elementType.rawValue, tensor.shape.attributeText,
    ]
    if let quantization = tensor.quantization {
      words.append("scale=\(joined(quantization.scales))")
      words.append("zeroPoint=\(joined(zeroPoints(of: quantization)))")
      if let axis = quantization.axis { words.append("axis=\(axis)") }
    }
    if let constant = tensor.constant { words.append("constant=\(text(of: constant))") }
    return words
  }

  func text(of constant: TensorElements) -> String {
    switch constants {
    case .full: "\(constant.heldType.rawValue):\(HexadecimalElements.text(of: constant))"
    case .elided: "...\(constant.count)"
    }
  }

  func line(of operation: Operation) -> String {
    let definition = operation.operator.definition
    let call =
      "\(list(operation.outputs)) = \(operation.operator.mnemonic)(\(list(operation.inputs)))"
    return (["operation", call] + attributes(of: definition)).joined(separator: " ")
  }

  func attributes<Definition: OperatorDefinition>(of definition: Definition) -> [String] {
    Definition.attributes.map { "\($0.name)=\($0.print(definition))" }
  }

  func joined(_ values: [some CustomStringConvertible]) -> String {
    values.isEmpty ? "none" : values.map(\.description).joined(separator: ",")
  }

  /// The zero points, or the only one where every scale has the same: nearly always 0.
  func zeroPoints(of quantization: Quantization) -> [Int32] {
    let points = quantization.zeroPoints
    guard points.count == quantization.scales.count, let first = points.first else { return points }
    return points.allSatisfy { $0 == first } ? [first] : points
  }
}

/// A string between quotes; quotes, backslashes and all but printable ASCII are escaped.
///
/// Other scalars could end the line, or join the quote beside them to one character.
func quoted(_ text: String) -> String {
  let inner = text.unicodeScalars.map { scalar in
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case _ where !(0x20..<0x7F).contains(scalar.value): "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }
  return "\"\(inner.joined())\""
}
