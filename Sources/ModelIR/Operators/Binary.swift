package import QuantizedArithmetic

/// A function of the elements of two tensors, with broadcasting.
///
/// Additions are an operator of their own, `Add`.
public struct Binary: Sendable, Hashable {
  /// What is computed.
  public var function: BinaryFunction
  /// The clamp behind it.
  public var activation: Activation
  /// How a product of 8-bit integers is requantised: as TensorFlow Lite does, or, where `float32`,
  /// as ONNX Runtime's QLinearMul does; `single` is taken for `double`.
  package var rounding = RoundingMode.double

  /// Makes a function.
  public init(_ function: BinaryFunction, activation: Activation = .none) {
    self.function = function
    self.activation = activation
  }
}

extension Binary: OperatorDefinition {
  package static let mnemonic = "binary"
  package static let operandNames = OperandNames(required: ["left", "right"])
  package static let attributes: [OperatorAttribute<Binary>] = [
    OperatorAttribute("function", \.function), OperatorAttribute("activation", \.activation),
    OperatorAttribute("rounding", \.rounding),
  ]

  package init() { self.init(.subtract) }

  package var wrapped: Operator { .binary(self) }
  package var resultQuantization: ResultQuantization {
    function == .minimum || function == .maximum ? .sameAsInputs : .calibrated
  }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    try operands.broadcastShape([0, 1])
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    if function.isComparison {
      try Operands.expect(result, named: "result", in: [.bool])
      let left = try operands.tensor(0)
      try operands.checkElementwise([1], result: left)
    } else if function.isLogical {
      try Operands.expect(result, named: "result", in: [.bool])
      try operands.checkElementwise([0, 1], result: result)
    } else {
      try operands.checkElementwise([0, 1], result: result)
    }
  }
}
