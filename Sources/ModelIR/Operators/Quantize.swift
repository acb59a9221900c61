/// Takes reals, or integers of one quantisation, to the integers of the result's quantisation.
public struct Quantize: Sendable, Hashable {
  /// Whether reals half way between two integers go to the even one, as ONNX has it, instead of
  /// away from zero.
  public var roundsToEven: Bool

  /// Makes a quantisation that rounds as TensorFlow Lite does.
  public init() { self.init(roundsToEven: false) }
  /// Makes a quantisation.
  public init(roundsToEven: Bool) { self.roundsToEven = roundsToEven }
}

extension Quantize: OperatorDefinition {
  package static let mnemonic = "quantize"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Quantize>] = [
    OperatorAttribute("roundsToEven", \.roundsToEven)
  ]

  package var wrapped: Operator { .quantize(self) }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    try operands.shape(0)
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    let input = try operands.tensor(0)
    try Operands.expect(input, named: "input", in: [.float32] + Operands.quantizedTypes)
    try Operands.expect(result, named: "result", in: Operands.quantizedTypes)
    _ = try Operands.uniformQuantization(of: result, named: "result")
    if input.elementType != .float32 {
      _ = try Operands.uniformQuantization(of: input, named: "input")
    }
  }
}
