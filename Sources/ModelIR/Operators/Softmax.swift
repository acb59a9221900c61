/// `exp(beta·x)` over its sum along the last axis.
public struct Softmax: Sendable, Hashable {
  /// The factor on the input.
  public var beta: Float

  /// Makes a softmax.
  public init(beta: Float = 1) { self.beta = beta }
}

extension Softmax: OperatorDefinition {
  /// The longest quantised row whose sum of exponentials keeps within Q12.19.
  static let longestQuantizedRow = 4095

  package static let mnemonic = "softmax"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Softmax>] = [
    OperatorAttribute("beta", \.beta)
  ]

  package init() { self.init(beta: 1) }

  package var wrapped: Operator { .softmax(self) }
  package var resultQuantization: ResultQuantization {
    .fixed(Quantization(scale: 1 / 256, zeroPoint: -128))
  }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let input = try operands.shape(0)
    guard input.rank > 0 else { throw .wrongRank(tensor: "input", found: 0, expected: 1) }
    guard beta > 0, beta.isFinite else {
      throw .wrongAttribute("beta", reason: "\(beta) is not a finite number above zero")
    }
    return input
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkActivations([0], result: result)
    guard result.elementType != .float32 else { return }
    let input = try operands.shape(0)
    guard input[input.rank - 1] <= Softmax.longestQuantizedRow else {
      throw .wrongShape(
        tensor: "input", found: input,
        reason: "quantised rows may have \(Softmax.longestQuantizedRow) values")
    }
    let zeroPoint: Int32 = result.elementType == .int8 ? -128 : 0
    let steps: Float = result.elementType == .int16 ? 32768 : 256
    guard result.quantization == Quantization(scale: 1 / steps, zeroPoint: zeroPoint) else {
      throw .wrongQuantization(
        tensor: "result", reason: "scale 1/\(Int(steps)) and zero point \(zeroPoint) are expected")
    }
  }
}
