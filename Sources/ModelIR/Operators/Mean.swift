package import QuantizedArithmetic

/// The mean over some axes.
public struct Mean: Sendable, Hashable {
  /// The axes averaged over, none negative, ascending.
  public var axes: [Int]
  /// Whether averaged axes stay, with extent 1.
  public var keepsAxes: Bool
  /// How means of integers are requantised: as TensorFlow Lite does, or, where `float32`, as ONNX
  /// Runtime's QLinearGlobalAveragePool does; `single` is taken for `double`.
  package var rounding = RoundingMode.double

  /// Makes a mean.
  public init(axes: [Int], keepsAxes: Bool) {
    self.axes = axes
    self.keepsAxes = keepsAxes
  }
}

extension Mean: OperatorDefinition {
  package static let mnemonic = "mean"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Mean>] = [
    OperatorAttribute("axes", \.axes), OperatorAttribute("keepsAxes", \.keepsAxes),
    OperatorAttribute("rounding", \.rounding),
  ]

  package init() { self.init(axes: [], keepsAxes: false) }

  package var wrapped: Operator { .mean(self) }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    try operands.shape(0).reduced(over: axes, keepsAxes: keepsAxes)
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkActivations([0], result: result)
  }
}
