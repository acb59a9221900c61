/// `x / √(Σ x²)` along the last axis.
public struct L2Normalization: Sendable, Hashable {
  /// The least sum of squares that is divided by (TFLite `l2normalization.h`: 10⁻⁶ below the root).
  static let least = 1e-6

  /// Makes a normalisation.
  public init() {}
}

extension L2Normalization: OperatorDefinition {
  package static let mnemonic = "l2Normalization"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<L2Normalization>] = []

  package var wrapped: Operator { .l2Normalization(self) }
  package var resultQuantization: ResultQuantization {
    .fixed(Quantization(scale: 1 / 128, zeroPoint: 0))
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
