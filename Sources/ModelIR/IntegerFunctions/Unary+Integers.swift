package import QuantizedArithmetic

extension Unary {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let input = try operands.tensor(0)
    if input.valueKind == .plain {
      return ownTable(input, result) ?? ownNegative(input, result)
    }
    if input.elementType == .int16, result.elementType == .int16 {
      return try wideFunction(input, result)
    }
    guard input.hasBytes, result.hasBytes, input.valueKind == .quantized else { return nil }
    var table: [Int32] = []
    for value in input.elementType.everyByte {
      table.append(try integer(of: value, input: input, result: result))
    }
    return .lookup(
      TableLookup(
        count: result.shape.elementCount, first: input.elementType.everyByte.lowerBound,
        table: table))
  }

  /// A table of bytes that stand for themselves; nil for wider integers.
  private func ownTable(_ input: Tensor, _ result: Tensor) -> TensorFunction? {
    guard input.elementType.bitWidth == 8, input.elementType == result.elementType else {
      return nil
    }
    let bytes = input.elementType.everyByte
    let values = bytes.map { function.apply(to: Int64($0), alpha: alpha, beta: beta) }
    guard
      let table = try? TensorElements(values, of: input.elementType).wholeNumbers(named: "table")
    else { return nil }
    return .lookup(
      TableLookup(
        count: result.shape.elementCount, first: bytes.lowerBound,
        table: table.map { Int32(truncatingIfNeeded: $0) }))
  }

  /// The result of one integer, as TensorFlow Lite Micro's kernels have it, or where they have none
  /// or the tensors are not what they take, through reals.
  private func integer(
    of value: Int32, input: Tensor, result: Tensor
  ) throws(OperatorError) -> Int32 {
    let before = try input.uniform(named: "input")
    let after = try result.uniform(named: "result")
    switch function {
    case .sigmoid where result.elementType == .int8 && after == (1 / 256, -128):
      return QuantizedActivation.logistic(value, zeroPoint: before.zeroPoint, scale: before.scale)
    case .tanh where result.elementType == .int8 && after == (1 / 128, 0):
      return QuantizedActivation.tanh(value, zeroPoint: before.zeroPoint, scale: before.scale)
    case .hardSwish where result.elementType == .int8:
      return QuantizedActivation.hardSwish(value, input: before, result: after)
    case .relu, .relu6, .reluN1To1, .relu0To1, .absolute, .leakyRelu:
      return try piecewise(value, before, after, result: result)
    case .reciprocalSquareRoot where result.elementType == .int8:
      return QuantizedActivation.inverseSquareRoot(
        value - before.zeroPoint, try inverseRootRequantization(before.scale, result))
    default: return throughReal(value, before, after, result: result)
    }
  }

  /// Functions of straight pieces: the difference, scaled as its sign asks, and clamped.
  ///
  /// Source: `activations.h` (`ReluQuantized`), `elementwise.cc`, `leaky_relu.h`.
  private func piecewise(
    _ value: Int32, _ before: (scale: Float, zeroPoint: Int32),
    _ after: (scale: Float, zeroPoint: Int32), result: Tensor
  ) throws(OperatorError) -> Int32 {
    let difference = value - before.zeroPoint
    var factor = Self.factor(before.scale, 1, after.scale, of: result.elementType)
    var sign: Int32 = 1
    if function == .absolute && difference < 0 { sign = -1 }
    if function == .leakyRelu && difference < 0 {
      factor = Self.factor(before.scale, alpha, after.scale, of: result.elementType)
      if factor < 0 {
        factor = -factor
        sign = -1
      }
    }
    // A factor below zero is applied as its size, and the product's sign changed.
    let multiplier = FixedPointMultiplier(factor)
    let scaled =
      function == .absolute
      ? multiplier.apply(to: sign * difference) : sign * multiplier.apply(to: difference)
    let range = try range(of: result)
    return min(max(scaled &+ after.zeroPoint, range.lowerBound), range.upperBound)
  }

  /// What takes integers to the result's, with a slope: in float64 as TensorFlow Lite Micro has it,
  /// in float32 as LiteRT has it where only that knows the type.
  static func factor(
    _ before: Float, _ slope: Float, _ after: Float, of type: ElementType
  ) -> Double {
    type == .uint8
      ? Double(before * slope / after) : Double(before) * Double(slope) / Double(after)
  }

  /// The integers that the clamp lets through that the function is.
  func range(of result: Tensor) throws(OperatorError) -> ClosedRange<Int32> {
    switch function {
    case .relu: return try Activation.relu.range(of: result)
    case .relu6: return try Activation.relu6.range(of: result)
    case .reluN1To1: return try Activation.reluN1To1.range(of: result)
    case .relu0To1:
      let range = try Activation.relu.range(of: result)
      let quantization = try Operands.uniformQuantization(of: result, named: "result")
      return range
        .lowerBound...max(
          range.lowerBound,
          quantization.integer(nearest: 1, in: try Activation.none.range(of: result)))
    default: return try Activation.none.range(of: result)
    }
  }

  /// A table's entry as TFLite makes it (`common.h`, `LUTPopulateInt8`), in float32.
  private func throughReal(
    _ value: Int32, _ before: (scale: Float, zeroPoint: Int32),
    _ after: (scale: Float, zeroPoint: Int32), result: Tensor
  ) -> Int32 {
    let real = before.scale * Float(value - before.zeroPoint)
    let transformed = Float(function.apply(to: Double(real), alpha: alpha, beta: beta))
    let steps = (transformed * (1 / after.scale)).rounded(.toNearestOrAwayFromZero)
    guard !steps.isNaN else { return after.zeroPoint }
    let range = result.elementType.everyByte
    let integer = Double(steps) + Double(after.zeroPoint)
    return Int32(min(max(integer, Double(range.lowerBound)), Double(range.upperBound)))
  }
}
