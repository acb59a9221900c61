/// Sets zeros (the zero point, in integers) around a tensor.
public struct Pad: Sendable, Hashable {
  /// Elements set before each axis.
  public var before: [Int]
  /// Elements set after each axis.
  public var after: [Int]

  /// Makes a padding.
  public init(before: [Int], after: [Int]) {
    self.before = before
    self.after = after
  }
}

extension Pad: OperatorDefinition {
  package static let mnemonic = "pad"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Pad>] = [
    OperatorAttribute("before", \.before), OperatorAttribute("after", \.after),
  ]

  package init() { self.init(before: [], after: []) }

  package var wrapped: Operator { .pad(self) }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let input = try operands.shape(0)
    for (name, counts) in [("before", before), ("after", after)] {
      guard counts.count == input.rank else {
        throw .wrongAttribute(name, reason: "\(input.rank) counts are expected, one per axis")
      }
      try Windows.check(name, counts, from: 0)
    }
    return Shape(input.dimensions.indices.map { before[$0] + input[$0] + after[$0] })
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkSameValues(0, result: result)
  }
}
