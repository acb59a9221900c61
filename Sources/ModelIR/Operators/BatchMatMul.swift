/// Products of the matrices in the last two axes of two tensors; the other axes are broadcast.
public struct BatchMatMul: Sendable, Hashable {
  /// Whether the left matrices come transposed.
  public var transposesLeft: Bool
  /// Whether the right matrices come transposed.
  public var transposesRight: Bool

  /// Makes a product.
  public init(transposesLeft: Bool = false, transposesRight: Bool = false) {
    self.transposesLeft = transposesLeft
    self.transposesRight = transposesRight
  }
}

extension BatchMatMul: OperatorDefinition {
  package static let mnemonic = "batchMatMul"
  package static let operandNames = OperandNames(required: ["left", "right"])
  package static let attributes: [OperatorAttribute<BatchMatMul>] = [
    OperatorAttribute("transposesLeft", \.transposesLeft),
    OperatorAttribute("transposesRight", \.transposesRight),
  ]

  package init() { self.init(transposesLeft: false) }

  package var wrapped: Operator { .batchMatMul(self) }

  /// Rows, inner extent and columns of the product of two matrices.
  package func extents(
    _ left: Shape, _ right: Shape
  ) throws(OperatorError) -> (rows: Int, inner: Int, columns: Int) {
    for (name, shape) in [("left", left), ("right", right)] where shape.rank < 2 {
      throw .wrongRank(tensor: name, found: shape.rank, expected: 2)
    }
    let own = left.dimensions.suffix(2).map(\.self)
    let other = right.dimensions.suffix(2).map(\.self)
    let (rows, inner) = transposesLeft ? (own[1], own[0]) : (own[0], own[1])
    let (also, columns) = transposesRight ? (other[1], other[0]) : (other[0], other[1])
    guard inner == also else {
      throw .wrongShape(tensor: "right", found: right, reason: "it does not go with \(left)")
    }
    return (rows, inner, columns)
  }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let left = try operands.shape(0)
    let right = try operands.shape(1)
    let extents = try extents(left, right)
    let batch = try Operands.broadcast(
      Shape(Array(left.dimensions.dropLast(2))), Shape(Array(right.dimensions.dropLast(2))))
    return Shape(batch.dimensions + [extents.rows, extents.columns])
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkElementwise([0, 1], result: result)
  }

  package func multiplyAccumulates(
    of operands: Operands, result: Shape
  ) throws(OperatorError) -> Int {
    result.elementCount * (try extents(operands.shape(0), operands.shape(1)).inner)
  }
}
