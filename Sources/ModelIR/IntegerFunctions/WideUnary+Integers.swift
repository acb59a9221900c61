import QuantizedArithmetic

// Functions of 16-bit integers; those of 8 bits are tables.

extension Unary {
  /// The function as TensorFlow Lite's kernels have it, and where they have none, a table like
  /// theirs; nil for what no lines between points that far apart can follow.
  func wideFunction(_ input: Tensor, _ result: Tensor) throws(OperatorError) -> TensorFunction? {
    let before = try input.uniform(named: "input")
    let after = try result.uniform(named: "result")
    let count = result.shape.elementCount
    switch function {
    case .sigmoid where after == (1 / 32768, 0), .tanh where after == (1 / 32768, 0):
      return .curve(
        CurveLookup(
          count: count, isTangent: function == .tanh, scale: before.scale,
          points: Self.sigmoidPoints))
    case .relu, .relu6, .reluN1To1, .relu0To1, .leakyRelu, .absolute:
      return try widePieces(input, result, before.scale, after.scale)
    case .negate:
      return .combine(
        try scaled(
          input, result, factor: Self.factor(before.scale, 1, after.scale, of: .int16),
          belowZero: -1, .multiply))
    case .reciprocalSquareRoot:
      var root = Combination(
        scaling: input, by: try inverseRootRequantization(before.scale, result))
      root.operation = .inverseRoot
      return .combine(root)
    default:
      guard function.isSmooth else { return nil }
      let least = after.scale * Float(-32768 - after.zeroPoint)
      let table = InterpolatedTable(from: before, to: after) { wideCurve($0, least: least) }
      return .wideLookup(WideLookup(count: count, table: table))
    }
  }

  /// The negative of integers that stand for themselves; nil for other functions and for 64 bits,
  /// which the chip holds in 32.
  func ownNegative(_ input: Tensor, _ result: Tensor) -> TensorFunction? {
    guard function == .negate, input.elementType == result.elementType,
      input.elementType == .int16 || input.elementType == .int32
    else { return nil }
    let extents = input.shape.dimensions
    var negative = Combination(
      .product, left: Broadcast(extents, to: extents), right: Broadcast([], to: extents))
    negative.rightConstants = [-1]
    return .combine(negative)
  }

  /// Functions of straight pieces: two factors, for what is below zero and for what is not.
  private func widePieces(
    _ input: Tensor, _ result: Tensor, _ before: Float, _ after: Float
  ) throws(OperatorError) -> TensorFunction {
    let slope = function == .leakyRelu ? alpha : 1
    let below = Self.factor(before, slope, after, of: .int16)
    // Multipliers are not below zero, so the sign of a slope goes to the operand.
    let sign: Int32 = function == .absolute || below < 0 ? -1 : 1
    var pieces = try scaled(input, result, factor: abs(below), belowZero: sign, .prelu)
    pieces.leftMultiplier = FixedPointMultiplier(Self.factor(before, 1, after, of: .int16))
    return .combine(pieces)
  }

  /// An operand times a sign, then times a factor.
  private func scaled(
    _ input: Tensor, _ result: Tensor, factor: Double, belowZero sign: Int32,
    _ operation: Combination.Operation
  ) throws(OperatorError) -> Combination {
    var combination = Combination(
      scaling: input,
      by: Requantization(
        multiplier: FixedPointMultiplier(factor),
        zeroPoint: try result.uniform(named: "result").zeroPoint, range: try range(of: result)))
    combination.operation = operation
    combination.rightConstants = [sign]
    return combination
  }

  /// What takes the inverse root of an integer to the result's (`SetRsqrtOutputMultiplier`).
  func inverseRootRequantization(
    _ scale: Float, _ result: Tensor
  ) throws(OperatorError) -> Requantization {
    let after = try result.uniform(named: "result")
    return Requantization(
      multiplier: FixedPointMultiplier(1 / (Double(scale).squareRoot() * Double(after.scale))),
      zeroPoint: after.zeroPoint, range: try Activation.none.range(of: result))
  }

  /// The function of a real as kernels make their tables of it, in float32.
  ///
  /// Source: LiteRT, `elementwise.cc` (`LogLUTPrepare`) and `gelu.h`.
  /// - Parameter least: the least real that the result can be.
  private func wideCurve(_ x: Float, least: Float) -> Float {
    switch function {
    case .logarithm where x <= 0: return least
    case .gelu:
      let error = 1 + ElementaryFunctions.errorFunction(Double(x * Float(0.5.squareRoot())))
      return 0.5 * x * Float(error)
    case .geluTanh:
      let argument = Self.geluFactor * (x + 0.044715 * x * x * x)
      return 0.5 * x * (1 + Float(ElementaryFunctions.hyperbolicTangent(Double(argument))))
    default: return Float(function.apply(to: Double(x), alpha: alpha, beta: beta))
    }
  }

  /// `√(2/π)`.
  private static var geluFactor: Float { 0.797_884_560_802_865_4 }

  /// The sigmoid at multiples of 1/24 in steps of 2⁻¹⁶: the nearest integers, some of them one
  /// more, as TensorFlow Lite's table has them (`common.h`, `sigmoid_table_uint16`).
  private static var sigmoidPoints: [Int32] {
    let raised: [UInt64] = [0xC046_7BAE_FA7B_D110, 0x11_0090_2044_0005, 0x80, 1 << 63]
    return (0..<256).map { index in
      let exact = 65536 / (1 + ElementaryFunctions.exponential(-Double(index) / 24))
      let isRaised = raised[index / 64] >> UInt64(index % 64) & 1 == 1
      return min(65535, Int32(exact.rounded())) + (isRaised ? 1 : 0)
    }
  }
}

extension UnaryFunction {
  /// Whether lines between points that are near each other follow it.
  fileprivate var isSmooth: Bool {
    switch self {
    case .exponential, .logarithm, .square, .sine, .cosine, .errorFunction: true
    case .elu, .selu, .celu, .sigmoid, .tanh, .softplus, .softsign, .mish, .swish: true
    case .hardSigmoid, .hardSwish, .gelu, .geluTanh: true
    default: false
    }
  }
}
