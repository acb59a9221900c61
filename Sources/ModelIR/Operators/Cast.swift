/// The elements as another type, whatever they stand for.
///
/// Reals lose their fraction, and what does not fit becomes the nearest that does.
public struct Cast: Sendable, Hashable {
  /// Makes a cast.
  public init() {}
}

extension Cast: OperatorDefinition {
  package static let mnemonic = "cast"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Cast>] = []

  package var wrapped: Operator { .cast(self) }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    try operands.shape(0)
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    let types = ElementType.allCases.filter { $0 != .int4 }
    try Operands.expect(try operands.tensor(0), named: "input", in: types)
    try Operands.expect(result, named: "result", in: types)
  }
}
