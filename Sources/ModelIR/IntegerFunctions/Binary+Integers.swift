package import QuantizedArithmetic

extension Add {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let (left, right) = (try operands.tensor(0), try operands.tensor(1))
    guard result.valueKind == .quantized, result.hasBytes || result.elementType == .int16 else {
      return result.wrapsAtItsBits ? .combine(Combination(.sum, left, right, result: result)) : nil
    }
    let addition = try quantizedAddition(left: left, right: right, result: result)
    var combination = Combination(
      addition.requantization.rounding == .float32 ? .addReals : .add,
      left: Broadcast(left.shape.dimensions, to: result.shape.dimensions),
      right: Broadcast(right.shape.dimensions, to: result.shape.dimensions),
      requantization: addition.requantization)
    combination.leftZeroPoint = addition.leftZeroPoint
    combination.rightZeroPoint = addition.rightZeroPoint
    combination.leftShift = addition.leftShift
    combination.offset = addition.offset
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
    if let operation = ownOperation(left, right, result: result) {
      return .combine(Combination(operation, left, right, result: result))
    }
    // Slopes of 8 bits go with activations of 16 (`prelu.cc`).
    guard left.valueKind == .quantized,
      left.elementType == right.elementType || function == .prelu && right.hasBytes
    else { return nil }
    if let combination = try combination(left, right, result: result) {
      return .combine(combination)
    }
    guard left.hasBytes, result.elementType == .bool || result.hasBytes else { return nil }
    let first = left.elementType.everyByte.lowerBound
    return .lookupPair(
      PairLookup(
        left: Broadcast(left.shape.dimensions, to: result.shape.dimensions),
        right: Broadcast(right.shape.dimensions, to: result.shape.dimensions),
        first: first, table: try table(left, right, result: result)))
  }

  /// The operation on integers as they are; nil where they stand for reals of different scales, or
  /// where 32 bits may not be enough.
  private func ownOperation(
    _ left: Tensor, _ right: Tensor, result: Tensor
  ) -> Combination.Operation? {
    let standsForItself = left.valueKind == .plain && right.valueKind == .plain
    if function.isComparison {
      guard standsForItself || left.valueKind == .quantized && left.sharesScale(with: right) else {
        return nil
      }
      return function.comparison
    }
    guard standsForItself, activation == .none else { return nil }
    switch function {
    case .minimum, .and: return .minimum
    case .maximum, .or: return .maximum
    case .xor: return .notEqual
    case .subtract: return result.wrapsAtItsBits ? .difference : nil
    case .multiply: return result.wrapsAtItsBits ? .product : nil
    case .divide: return result.wrapsAtItsBits ? .quotient : nil
    default: return nil
    }
  }

  /// The operator as TensorFlow Lite's kernels have it; nil where they have none.
  private func combination(
    _ left: Tensor, _ right: Tensor, result: Tensor
  ) throws(OperatorError) -> Combination? {
    let operation: Combination.Operation
    switch function {
    case .subtract: operation = .subtract
    case .multiply: operation = rounding == .float32 ? .multiplyReals : .multiply
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

  /// The factors, divided in float64 as each kernel's preparation has them.
  private func setMultipliers(
    of combination: inout Combination, _ left: Tensor, _ right: Tensor, result: Float
  ) throws(OperatorError) {
    let one = try left.uniform(named: "left").scale
    let other = try right.uniform(named: "right").scale
    let twice = 2 * max(one, other)
    let isWide = left.elementType == .int16
    switch function {
    case .multiply where rounding == .float32:
      combination.requantization.multiplier = FixedPointMultiplier(Double(one * other / result))
      combination.offset = Float(combination.requantization.zeroPoint)
      combination.requantization.zeroPoint = 0
    case .subtract:
      combination.leftShift = isWide ? 15 : 20
      combination.leftMultiplier = FixedPointMultiplier(Double(one) / Double(twice))
      combination.rightMultiplier = FixedPointMultiplier(Double(other) / Double(twice))
      combination.requantization.multiplier = FixedPointMultiplier(
        Double(twice) / (Double(1 << combination.leftShift) * Double(result)))
    case .squaredDifference:
      combination.leftShift = isWide ? 0 : 7
      combination.leftMultiplier = FixedPointMultiplier(Double(one) / Double(twice))
      combination.rightMultiplier = FixedPointMultiplier(Double(other) / Double(twice))
      combination.requantization.multiplier = FixedPointMultiplier(
        Double(twice) * Double(twice) / Double(Float(1 << (2 * combination.leftShift)) * result))
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

extension BinaryFunction {
  /// The comparison of integers; nil for functions that are none.
  fileprivate var comparison: Combination.Operation? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }
}

extension Combination {
  /// A combination of whole tensors, whose integers are taken as they are.
  init(_ operation: Operation, _ left: Tensor, _ right: Tensor, result: Tensor) {
    self.init(
      operation, left: Broadcast(left.shape.dimensions, to: result.shape.dimensions),
      right: Broadcast(right.shape.dimensions, to: result.shape.dimensions))
  }
}

extension Tensor {
  /// Whether arithmetic that wraps at 32 bits, cut to the type, is the type's own.
  ///
  /// 64-bit integers are held in 32 bits where they are known to fit, which sums need not.
  fileprivate var wrapsAtItsBits: Bool { valueKind == .plain && elementType != .int64 }

  /// Whether equal integers of both stand for equal reals.
  func sharesScale(with other: Tensor) -> Bool {
    elementType == other.elementType && quantization == other.quantization
  }
}
