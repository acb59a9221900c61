/// The same elements under another shape.
public struct Reshape: Sendable, Hashable {
  /// The shape of the result.
  public var shape: Shape

  /// Makes a reshape.
  public init(shape: Shape) { self.shape = shape }
}

extension Reshape: OperatorDefinition {
  package static let mnemonic = "reshape"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Reshape>] = [
    OperatorAttribute("shape", \.shape)
  ]

  package init() { self.init(shape: []) }

  package var wrapped: Operator { .reshape(self) }
  package var resultQuantization: ResultQuantization { .sameAsInputs }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let input = try operands.shape(0)
    guard let count = shape.checkedElementCount, count == input.elementCount else {
      throw .wrongAttribute("shape", reason: "\(shape) does not hold the elements of \(input)")
    }
    return shape
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkSameValues(0, result: result)
  }
}
