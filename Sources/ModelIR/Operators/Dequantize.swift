/// Takes integers to the reals that they stand for.
public struct Dequantize: Sendable, Hashable {
  /// Makes a dequantisation.
  public init() {}
}

extension Dequantize: OperatorDefinition {
  package static let mnemonic = "dequantize"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Dequantize>] = []

  package var wrapped: Operator { .dequantize(self) }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    try operands.shape(0)
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    let input = try operands.tensor(0)
    try Operands.expect(
      input, named: "input", in: [.int4, .int8, .uint8, .int16, .int32])
    guard input.quantization != nil else { throw .missingQuantization(tensor: "input") }
    try Operands.expect(result, named: "result", in: [.float32])
  }
}
