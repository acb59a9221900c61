/// The same elements with their axes in another order.
public struct Transpose: Sendable, Hashable {
  /// For each axis of the result, the axis of the input that it is.
  public var permutation: [Int]

  /// Makes a transposition.
  public init(permutation: [Int]) { self.permutation = permutation }
}

extension Transpose: OperatorDefinition {
  package static let mnemonic = "transpose"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Transpose>] = [
    OperatorAttribute("permutation", \.permutation)
  ]

  package init() { self.init(permutation: []) }

  package var wrapped: Operator { .transpose(self) }
  package var resultQuantization: ResultQuantization { .sameAsInputs }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let input = try operands.shape(0)
    guard permutation.sorted() == Array(0..<input.rank) else {
      throw .wrongAttribute(
        "permutation", reason: "\(permutation) is no order of \(input.rank) axes")
    }
    return Shape(permutation.map { input[$0] })
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkSameValues(0, result: result)
  }
}
