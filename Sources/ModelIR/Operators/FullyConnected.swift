package import QuantizedArithmetic

/// Multiplies rows by `[O, I]` weights; inputs are rows, weights and optional bias.
public struct FullyConnected: Sendable, Hashable {
  /// The clamp behind it.
  public var activation: Activation
  /// Whether the result keeps the input's leading axes instead of being flattened to two.
  public var keepsAxes: Bool
  /// How the sum is requantised: two roundings in TFLM, one in LiteRT.
  package var rounding: RoundingMode

  /// Makes a fully connected layer that rounds as TensorFlow Lite Micro does.
  public init(activation: Activation, keepsAxes: Bool = false) {
    self.init(activation: activation, keepsAxes: keepsAxes, rounding: .double)
  }

  package init(activation: Activation, keepsAxes: Bool, rounding: RoundingMode) {
    self.activation = activation
    self.keepsAxes = keepsAxes
    self.rounding = rounding
  }
}

extension FullyConnected: OperatorDefinition {
  package static let mnemonic = "fullyConnected"
  package static let operandNames = OperandNames(required: ["rows", "weights"], optional: ["bias"])
  package static let attributes: [OperatorAttribute<FullyConnected>] = [
    OperatorAttribute("activation", \.activation), OperatorAttribute("keepsAxes", \.keepsAxes),
    OperatorAttribute("rounding", \.rounding),
  ]

  package init() { self.init(activation: .none) }

  package var wrapped: Operator { .fullyConnected(self) }

  package func resultShape(of operands: Operands) throws(OperatorError) -> Shape {
    let rows = try operands.shape(0)
    let weights = try operands.shape(1, rank: 2)
    guard let last = rows.dimensions.last, rows.elementCount % weights[1] == 0,
      !keepsAxes || last == weights[1]
    else {
      throw .wrongShape(
        tensor: "rows", found: rows, reason: "rows of \(weights[1]) values are expected")
    }
    try operands.checkBias(2, channels: weights[0])
    guard !keepsAxes else { return Shape(rows.dimensions.dropLast() + [weights[0]]) }
    return [rows.elementCount / weights[1], weights[0]]
  }

  package func checkTypes(of operands: Operands, result: Tensor) throws(OperatorError) {
    try operands.checkWeightedSum(channelAxis: 0, result: result)
  }

  package func multiplyAccumulates(
    of operands: Operands, result: Shape
  ) throws(OperatorError) -> Int {
    result.elementCount * (try operands.shape(1, rank: 2)[1])
  }
}
