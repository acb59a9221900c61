import ModelFormats
import ModelIR
import QuantizedArithmetic

/// The manual of the operators of a graph, as Markdown.
///
/// Which types an operator takes is asked of its own check; who executes it, of its arithmetic.
enum OperatorManual {
  /// The manual's text.
  static var text: String {
    let heading = """
      # Operators

      What a graph may compute; inputs in brackets may be absent, and `…` stands for more of the
      same. Float tensors are evaluated, quantised ones compiled as well. What the MAC array cannot
      do runs on the vector unit, else on the control core.

      | operator | inputs | attributes | types | runs on |
      |---|---|---|---|---|

      """
    return Operator.prototypes.reduce(into: heading) { $0 += row(of: $1.definition) } + files
  }

  /// What files may hold, as the readers themselves have it.
  private static var files: String {
    let sets = ONNXReader.operatorSets
    return """

      ## Read from .tflite

      \(TFLiteReader.operatorNames.joined(separator: ", "))

      ## Read from .onnx

      Operator sets \(sets.lowerBound) to \(sets.upperBound).

      \(ONNXReader.operatorNames.joined(separator: ", "))

      """
  }

  private static func row<Definition: OperatorDefinition>(of definition: Definition) -> String {
    let names = Definition.operandNames
    let inputs =
      names.required + names.optional.map { "[\($0)]" } + (names.repeats ? ["…"] : [])
    let attributes = Definition.attributes.map { "`\($0.name)`" }
    let types = OperatorSample.types.filter { OperatorSample($0).isTaken(by: definition) }
    return "| `\(Definition.mnemonic)` | \(inputs.joined(separator: ", ")) "
      + "| \(attributes.joined(separator: ", ")) "
      + "| \(types.map(\.rawValue).joined(separator: ", ")) | \(executor(of: definition)) |\n"
  }

  private static func executor(of definition: some OperatorDefinition) -> String {
    switch definition.wrapped {
    case .convolution, .depthwiseConvolution, .fullyConnected, .transposedConvolution:
      "MAC array"
    case .dequantize, .cast, .select: "host"
    default:
      switch OperatorSample(.int8).function(of: definition)?.kind.executor {
      case .controlCore: "control core"
      default: "vector unit"
      }
    }
  }
}

/// Tensors of one type to try an operator on.
struct OperatorSample {
  /// The types tried.
  static let types: [ElementType] = [.float32, .int8, .uint8, .int16, .int32, .int64, .bool]
  /// Quantisations that some operators ask for of their results, and any other one.
  private static let quantizations: [Quantization] = [
    Quantization(scale: 0.5, zeroPoint: 0), Quantization(scale: 1 / 256, zeroPoint: -128),
    Quantization(scale: 1 / 256, zeroPoint: 0),
  ]

  let type: ElementType

  init(_ type: ElementType) { self.type = type }

  private func tensor(_ type: ElementType, _ quantization: Quantization?) -> Tensor {
    let isReal = [.float32, .int32, .int64, .bool].contains(type)
    return Tensor(
      name: "", shape: [1, 4, 4, 4], elementType: type, quantization: isReal ? nil : quantization)
  }

  private func operands<Definition: OperatorDefinition>(of: Definition) -> Operands? {
    let count = Definition.operandNames.required.count
    let same = tensor(type, Self.quantizations[0])
    var tensors: [Tensor?] = Array(repeating: same, count: count)
    if Definition.mnemonic == "select" { tensors[0] = tensor(.bool, nil) }
    if Definition.mnemonic == "gather" { tensors[1] = tensor(.int32, nil) }
    let isWeighted = ["convolution", "fullyConnected"].contains {
      Definition.mnemonic.hasSuffix($0)
    }
    if isWeighted || Definition.mnemonic.hasSuffix("Convolution"), type != .float32 {
      tensors[1] = tensor(.int8, Self.quantizations[0])
    }
    return try? Operands(tensors, names: Definition.operandNames)
  }

  /// Whether an operator's own check takes operands of the type.
  func isTaken(by definition: some OperatorDefinition) -> Bool {
    guard let operands = operands(of: definition) else { return false }
    let results = [type, .float32, .int8, .int32, .bool]
    return results.contains { result in
      Self.quantizations.contains { quantization in
        (try? definition.checkTypes(of: operands, result: tensor(result, quantization))) != nil
      }
    }
  }

  /// The integer arithmetic of the operator; nil where it is none of the tensor functions.
  func function(of definition: some OperatorDefinition) -> TensorFunction? {
    guard let operands = operands(of: definition) else { return nil }
    let results = [
      Quantization(scale: 1 / 16, zeroPoint: 127), Quantization(scale: 1 / 128, zeroPoint: 0),
    ]
    return results.lazy.compactMap { quantization in
      try? definition.integerFunction(
        of: operands, result: tensor(type, quantization))
    }.first
  }
}
