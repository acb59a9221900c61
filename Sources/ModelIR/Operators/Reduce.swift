/// What a `Reduce` makes of many elements.
public enum ReduceFunction: String, Sendable, Hashable, CaseIterable {
  case sum, product, minimum, maximum
  /// Whether any or every element is true, or not zero.
  case any, all
}

/// Sum, product, least or greatest element over some axes; means are an operator of their own.
public struct Reduce: Sendable, Hashable {
  /// What is computed.
  public var function: ReduceFunction
  /// The axes gone over, none negative, ascending.
  public var axes: [Int]
  /// Whether these axes stay, with extent 1.
  public var keepsAxes: Bool

  /// Makes a reduction.
  public init(_ function: ReduceFunction, axes: [Int], keepsAxes: Bool) {
    self.function = function
    self.axes = axes
    self.keepsAxes = keepsAxes
  }
}

extension Reduce: OperatorDefinition {
  package static let mnemonic = "reduce"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Reduce>] = [
    OperatorAttribute("function", \.function), OperatorAttribute("axes", \.axes),
    OperatorAttribute("keepsAxes", \.keepsAxes),
  ]

  package init() { self.init(.sum, axes: [], keepsAxes: false) }

  package var wrapped: Operator { .reduce(self) }
  package var resultQuantization: ResultQuantization {
    function == .minimum || function == .maximum ? .sameAsInputs : .calibrated
  }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    try operands.shape(0).reduced(over: axes, keepsAxes: keepsAxes)
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkElementwise([0], result: result)
  }
}

extension Shape {
  /// The shape without some axes, which must ascend, or with 1 in their stead.
  func reduced(over axes: [Int], keepsAxes: Bool) throws(OperatorError) -> Shape {
    guard axes.allSatisfy({ (0..<rank).contains($0) }),
      zip(axes, axes.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw .wrongAttribute("axes", reason: "\(axes) must ascend within \(rank) axes")
    }
    if keepsAxes {
      return Shape(dimensions.enumerated().map { axes.contains($0.offset) ? 1 : $0.element })
    }
    return Shape(dimensions.enumerated().filter { !axes.contains($0.offset) }.map(\.element))
  }
}
