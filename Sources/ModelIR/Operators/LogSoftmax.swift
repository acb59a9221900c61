/// `ln(exp(x) / Σ exp(x))` along the last axis.
public struct LogSoftmax: Sendable, Hashable {
  /// Makes a logarithm of a softmax.
  public init() {}
}

extension LogSoftmax: OperatorDefinition {
  package static let mnemonic = "logSoftmax"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<LogSoftmax>] = []

  package var wrapped: Operator { .logSoftmax(self) }
  package var resultQuantization: ResultQuantization {
    .fixed(Quantization(scale: 16 / 256, zeroPoint: 127))
  }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let input = try operands.shape(0)
    guard input.rank > 0 else { throw .wrongRank(tensor: "input", found: 0, expected: 1) }
    return input
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkActivations([0], result: result)
  }
}
