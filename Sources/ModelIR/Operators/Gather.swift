/// Slices of a tensor along an axis, picked by indices.
public struct Gather: Sendable, Hashable {
  /// The axis that indices count along, not negative.
  public var axis: Int
  /// Leading axes that data and indices have in common.
  public var batchAxes: Int

  /// Makes a gathering.
  public init(axis: Int, batchAxes: Int = 0) {
    self.axis = axis
    self.batchAxes = batchAxes
  }
}

extension Gather: OperatorDefinition {
  package static let mnemonic = "gather"
  package static let operandNames = OperandNames(required: ["data", "indices"])
  package static let attributes: [OperatorAttribute<Gather>] = [
    OperatorAttribute("axis", \.axis), OperatorAttribute("batchAxes", \.batchAxes),
  ]

  package init() { self.init(axis: 0) }

  package var wrapped: Operator { .gather(self) }
  package var resultQuantization: ResultQuantization { .sameAsInputs }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let data = try operands.shape(0)
    let indices = try operands.shape(1)
    guard data.dimensions.indices.contains(axis), (0...axis).contains(batchAxes),
      batchAxes <= indices.rank,
      data.dimensions.prefix(batchAxes) == indices.dimensions.prefix(batchAxes)
    else {
      throw .wrongAttribute(
        "axis", reason: "\(axis) with \(batchAxes) batch axes does not go with \(data)")
    }
    var extents = Array(data.dimensions[..<axis])
    extents += indices.dimensions[batchAxes...]
    extents += data.dimensions[(axis + 1)...]
    return Shape(extents)
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkSameValues(0, result: result)
    try Operands.expect(
      try operands.tensor(1), named: "indices", in: [.int8, .uint8, .int16, .int32, .int64])
  }
}
