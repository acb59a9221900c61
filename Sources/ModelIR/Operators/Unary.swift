/// A function of each element by itself.
public struct Unary: Sendable, Hashable {
  /// What is computed.
  public var function: UnaryFunction
  /// The function's first parameter, where it has one: a slope, a steepness or a lower bound.
  public var alpha: Float
  /// The function's second parameter, where it has one: an offset or an upper bound.
  public var beta: Float

  /// Makes a function; the parameters that it does not have stay zero.
  public init(_ function: UnaryFunction, alpha: Float = 0, beta: Float = 0) {
    self.function = function
    self.alpha = alpha
    self.beta = beta
  }
}

extension Unary: OperatorDefinition {
  package static let mnemonic = "unary"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Unary>] = [
    OperatorAttribute("function", \.function), OperatorAttribute("alpha", \.alpha),
    OperatorAttribute("beta", \.beta),
  ]

  package init() { self.init(.absolute) }

  package var wrapped: Operator { .unary(self) }
  package var resultQuantization: ResultQuantization {
    switch function {
    case .sigmoid, .hardSigmoid: .fixed(Quantization(scale: 1 / 256, zeroPoint: -128))
    case .tanh: .fixed(Quantization(scale: 1 / 128, zeroPoint: 0))
    default: .calibrated
    }
  }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    guard alpha.isFinite || function == .clip, beta.isFinite || function == .clip else {
      throw .wrongAttribute("alpha", reason: "\(alpha) or beta, \(beta), is not finite")
    }
    return try operands.shape(0)
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkElementwise([0], result: result)
    if result.valueKind == .plain, !function.takesIntegers {
      throw .wrongType(tensor: "result", found: result.elementType, expected: [.float32])
    }
  }
}
