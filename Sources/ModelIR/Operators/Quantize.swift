/// Takes reals, or integers of one quantisation, to the integers of the result's quantisation.
public struct Quantize: Sendable, Hashable {
  /// Makes a quantisation.
  public init() {}
}

extension Quantize: OperatorDefinition {
  package static let mnemonic = "quantize"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Quantize>] = []

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
