/// What a `Pad` sets around a tensor.
public enum PadMode: String, Sendable, Hashable, CaseIterable {
  /// One value everywhere.
  case constant
  /// The tensor mirrored about its outermost elements, which are not repeated.
  case reflect
  /// The tensor mirrored about its edges, so that the outermost elements come twice.
  case symmetric
  /// The outermost elements again and again.
  case edge
}

/// Sets a border around a tensor: zeros, unless told otherwise.
public struct Pad: Sendable, Hashable {
  /// Elements set before each axis.
  public var before: [Int]
  /// Elements set after each axis.
  public var after: [Int]

  /// What the border is made of.
  public var mode: PadMode
  /// The real of a constant border; integers that stand for themselves take its integer.
  public var value: Float

  /// Makes a padding; of zeros by default.
  public init(before: [Int], after: [Int], mode: PadMode = .constant, value: Float = 0) {
    self.before = before
    self.after = after
    self.mode = mode
    self.value = value
  }

  /// Whether the border is zero, which windows of other operators can have as well.
  package var isZero: Bool { mode == .constant && value == 0 }
}

extension Pad: OperatorDefinition {
  package static let mnemonic = "pad"
  package static let operandNames = OperandNames(required: ["input"])
  package static let attributes: [OperatorAttribute<Pad>] = [
    OperatorAttribute("before", \.before), OperatorAttribute("after", \.after),
    OperatorAttribute("mode", \.mode), OperatorAttribute("value", \.value),
  ]

  package init() { self.init(before: [], after: []) }

  package var wrapped: Operator { .pad(self) }
  package var resultQuantization: ResultQuantization { .sameAsInputs }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let input = try operands.shape(0)
    for (name, counts) in [("before", before), ("after", after)] {
      guard counts.count == input.rank else {
        throw .wrongAttribute(name, reason: "\(input.rank) counts are expected, one per axis")
      }
      try Windows.check(name, counts, from: 0)
    }
    try checkReach(over: input)
    return Shape(input.dimensions.indices.map { before[$0] + input[$0] + after[$0] })
  }

  /// Throws where a mirrored border would be wider than what it mirrors.
  private func checkReach(over input: Shape) throws(OperatorError) {
    guard mode == .reflect || mode == .symmetric else { return }
    for axis in input.dimensions.indices {
      let most = mode == .reflect ? input[axis] - 1 : input[axis]
      guard max(before[axis], after[axis]) <= most else {
        throw .wrongAttribute(
          "before", reason: "at most \(most) elements of axis \(axis) can be mirrored")
      }
    }
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkSameValues(0, result: result)
  }
}
