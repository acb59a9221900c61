package import QuantizedArithmetic

extension Add {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    guard result.valueKind == .quantized, result.hasBytes else { return nil }
    let (left, right) = (try operands.tensor(0), try operands.tensor(1))
    let addition = try quantizedAddition(left: left, right: right, result: result)
    var combination = Combination(
      .add, left: Broadcast(left.shape.dimensions, to: result.shape.dimensions),
      right: Broadcast(right.shape.dimensions, to: result.shape.dimensions),
      requantization: addition.requantization)
    combination.leftZeroPoint = addition.leftZeroPoint
    combination.rightZeroPoint = addition.rightZeroPoint
    combination.leftShift = QuantizedAddition.leftShift
    combination.leftMultiplier = addition.leftMultiplier
    combination.rightMultiplier = addition.rightMultiplier
    return .combine(combination)
  }
}

extension Binary {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let (left, right) = (try operands.tensor(0), try operands.tensor(1))
    guard left.hasBytes, right.hasBytes, left.valueKind == .quantized else { return nil }
    if let combination = try combination(left, right, result: result) {
      return .combine(combination)
    }
    guard result.elementType == .bool || result.hasBytes else { return nil }
    let first = left.elementType.everyByte.lowerBound
    return .lookupPair(
      PairLookup(
        left: Broadcast(left.shape.dimensions, to: result.shape.dimensions),
        right: Broadcast(right.shape.dimensions, to: result.shape.dimensions),
        first: first, table: try table(left, right, result: result)))
  }

  /// The operator as TensorFlow Lite's kernels have it; nil where they have none.
  private func combination(
    _ left: Tensor, _ right: Tensor, result: Tensor
  ) throws(OperatorError) -> Combination? {
    let operation: Combination.Operation
    switch function {
    case .subtract: operation = .subtract
    case .multiply: operation = .multiply
    case .squaredDifference: operation = .squaredDifference
    case .prelu: operation = .prelu
    case .minimum where left.sharesScale(with: right) && left.sharesScale(with: result):
      operation = .minimum
    case .maximum where left.sharesScale(with: right) && left.sharesScale(with: result):
      operation = .maximum
    default: return nil
    }
    let after = try result.uniform(named: "result")
    var combination = Combination(
      operation, left: Broadcast(left.shape.dimensions, to: result.shape.dimensions),
      right: Broadcast(right.shape.dimensions, to: result.shape.dimensions),
      requantization: Requantization(
        multiplier: FixedPointMultiplier(significand: 0, shift: 0), zeroPoint: after.zeroPoint,
        range: try activation.range(of: result)))
    combination.leftZeroPoint = try left.uniform(named: "left").zeroPoint
    combination.rightZeroPoint = try right.uniform(named: "right").zeroPoint
    try setMultipliers(of: &combination, left, right, result: after.scale)
    return combination
  }

  /// The factors, each with the rounding of its kernel's preparation: `sub_common.cc` divides in
  /// float32, the others in float64.
  private func setMultipliers(
    of combination: inout Combination, _ left: Tensor, _ right: Tensor, result: Float
  ) throws(OperatorError) {
    let one = try left.uniform(named: "left").scale
    let other = try right.uniform(named: "right").scale
    let twice = 2 * max(one, other)
    switch function {
    case .subtract:
      combination.leftShift = 20
      combination.leftMultiplier = FixedPointMultiplier(Double(one / twice))
      combination.rightMultiplier = FixedPointMultiplier(Double(other / twice))
      combination.requantization.multiplier = FixedPointMultiplier(
        Double(twice / (Float(1 << 20) * result)))
    case .squaredDifference:
      combination.leftShift = 7
      combination.leftMultiplier = FixedPointMultiplier(Double(one) / Double(twice))
      combination.rightMultiplier = FixedPointMultiplier(Double(other) / Double(twice))
      combination.requantization.multiplier = FixedPointMultiplier(
        Double(twice) * Double(twice) / Double(Float(1 << 14) * result))
    default:
      combination.leftMultiplier = FixedPointMultiplier(Double(one) / Double(result))
      combination.requantization.multiplier = FixedPointMultiplier(
        Double(one) * Double(other) / Double(result))
    }
  }

  /// The results of all pairs of integers, through reals.
  private func table(
    _ left: Tensor, _ right: Tensor, result: Tensor
  ) throws(OperatorError) -> [Int32] {
    let lefts = try reals(of: left)
    let rights = try reals(of: right)
    if result.elementType == .bool {
      return lefts.flatMap { one in rights.map { function.holds(one, $0) ? 1 : 0 } }
    }
    let quantization = try Operands.uniformQuantization(of: result, named: "result")
    let range = try Activation.none.range(of: result)
    return lefts.flatMap { one in
      rights.map { other in
        let real = activation.clamp(Float(function.apply(Double(one), Double(other))))
        return quantization.integer(nearest: real, in: range)
      }
    }
  }

  private func reals(of tensor: Tensor) throws(OperatorError) -> [Float] {
    let (scale, zeroPoint) = try tensor.uniform(named: "operand")
    return tensor.elementType.everyByte.map {
      Float(Double(scale) * Double($0 - zeroPoint))
    }
  }
}

extension Tensor {
  /// Whether equal integers of both stand for equal reals.
  func sharesScale(with other: Tensor) -> Bool {
    elementType == other.elementType && quantization == other.quantization
  }
}
