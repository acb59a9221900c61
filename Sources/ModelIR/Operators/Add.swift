package import QuantizedArithmetic

/// The sum of two tensors, element by element, with broadcasting.
public struct Add: Sendable, Hashable {
  /// The clamp behind it.
  public var activation: Activation
  /// How 8-bit sums are requantised: as TensorFlow Lite does, or as nearly as one rounding of the
  /// exact sum, which ONNX means, as 32 bits allow.
  package var rounding = RoundingMode.double

  /// Makes an addition.
  public init(activation: Activation) { self.activation = activation }
}

extension Add: OperatorDefinition {
  package static let mnemonic = "add"
  package static let operandNames = OperandNames(required: ["left", "right"])
  package static let attributes: [OperatorAttribute<Add>] = [
    OperatorAttribute("activation", \.activation), OperatorAttribute("rounding", \.rounding),
  ]

  package init() { self.init(activation: .none) }

  package var wrapped: Operator { .add(self) }

  /// Axes are matched from the last; an extent of 1 goes with any other.
  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    try operands.broadcastShape([0, 1])
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkElementwise([0, 1], result: result)
  }
}
