/// The sum of two tensors, element by element, with broadcasting.
public struct Add: Sendable, Hashable {
  /// The clamp behind it.
  public var activation: Activation

  /// Makes an addition.
  public init(activation: Activation) { self.activation = activation }
}

extension Add: OperatorDefinition {
  package static let mnemonic = "add"
  package static let operandNames = OperandNames(required: ["left", "right"])
  package static let attributes: [OperatorAttribute<Add>] = [
    OperatorAttribute("activation", \.activation)
  ]

  package init() { self.init(activation: .none) }

  package var wrapped: Operator { .add(self) }

  /// Axes are matched from the last; an extent of 1 goes with any other.
  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let left = try operands.shape(0)
    let right = try operands.shape(1)
    let rank = max(left.rank, right.rank)
    let leftExtents = Array(repeating: 1, count: rank - left.rank) + left.dimensions
    let rightExtents = Array(repeating: 1, count: rank - right.rank) + right.dimensions
    for (one, other) in zip(leftExtents, rightExtents) where one != other && one != 1 && other != 1
    {
      throw .wrongShape(tensor: "right", found: right, reason: "it does not go with \(left)")
    }
    return Shape(zip(leftExtents, rightExtents).map { max($0, $1) })
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkActivations([0, 1], result: result)
  }
}
