/// Elements of one tensor where a condition holds, and of another where it does not; all three are
/// broadcast.
public struct Select: Sendable, Hashable {
  /// Makes a selection.
  public init() {}
}

extension Select: OperatorDefinition {
  package static let mnemonic = "select"
  package static let operandNames = OperandNames(required: ["condition", "then", "else"])
  package static let attributes: [OperatorAttribute<Select>] = []

  package var wrapped: Operator { .select(self) }
  package var resultQuantization: ResultQuantization { .sameAsInputs }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    try operands.broadcastShape([0, 1, 2])
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try Operands.expect(try operands.tensor(0), named: "condition", in: [.bool])
    try operands.checkSameValues(1, result: result)
    try operands.checkSameValues(2, result: result)
  }
}
