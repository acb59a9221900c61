/// Where the greatest, or the least, element along an axis lies: its index.
public struct ArgMax: Sendable, Hashable {
  /// The axis gone along, not negative.
  public var axis: Int
  /// Whether the axis stays, with extent 1.
  public var keepsAxis: Bool
  /// Whether the least element is looked for.
  public var isMinimum: Bool
  /// Whether the last of equal elements counts instead of the first.
  public var takesLast: Bool

  /// Makes a search.
  public init(
    axis: Int, keepsAxis: Bool = false, isMinimum: Bool = false, takesLast: Bool = false
  ) {
    self.axis = axis
    self.keepsAxis = keepsAxis
    self.isMinimum = isMinimum
    self.takesLast = takesLast
  }
}

extension ArgMax: OperatorDefinition {
  package static let mnemonic = "argMax"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<ArgMax>] = [
    OperatorAttribute("axis", \.axis), OperatorAttribute("keepsAxis", \.keepsAxis),
    OperatorAttribute("isMinimum", \.isMinimum), OperatorAttribute("takesLast", \.takesLast),
  ]

  package init() { self.init(axis: 0) }

  package var wrapped: Operator { .argMax(self) }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    try operands.shape(0).reduced(over: [axis], keepsAxes: keepsAxis)
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try Operands.expect(result, named: "result", in: [.int32, .int64])
  }
}
