/// A tensor repeated along its axes.
public struct Tile: Sendable, Hashable {
  /// How often it comes along each axis.
  public var repeats: [Int]

  /// Makes a repetition.
  public init(repeats: [Int]) { self.repeats = repeats }
}

extension Tile: OperatorDefinition {
  package static let mnemonic = "tile"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Tile>] = [
    OperatorAttribute("repeats", \.repeats)
  ]

  package init() { self.init(repeats: []) }

  package var wrapped: Operator { .tile(self) }
  package var resultQuantization: ResultQuantization { .sameAsInputs }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let input = try operands.shape(0)
    guard repeats.count == input.rank else {
      throw .wrongAttribute("repeats", reason: "\(input.rank) counts are expected, one per axis")
    }
    try Windows.check("repeats", repeats, from: 1)
    return Shape(zip(input.dimensions, repeats).map { $0 * $1 })
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkSameValues(0, result: result)
  }
}
