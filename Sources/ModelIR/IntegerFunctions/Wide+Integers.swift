package import QuantizedArithmetic

// Pools, activations and changes of scale of 16-bit integers; those of 8 bits have instructions or
// tables of their own.

extension AveragePool {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let windows = try windows(over: operands.shape(0))
    return try operands.widePool(isMean: true, windows, activation, result: result)
  }
}

extension MaxPool {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let windows = try windows(over: operands.shape(0))
    return try operands.widePool(isMean: false, windows, activation, result: result)
  }
}

extension Operands {
  fileprivate func widePool(
    isMean: Bool, _ windows: Windows, _ activation: Activation, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let input = try tensor(0)
    guard input.elementType == .int16, input.valueKind == .quantized else { return nil }
    return .pool(
      WindowPool(
        isMean: isMean, extents: input.shape.dimensions,
        size: [windows.count.height, windows.count.width],
        kernel: [windows.kernel.height, windows.kernel.width],
        stride: [windows.stride.height, windows.stride.width],
        padding: [windows.padding.top, windows.padding.left],
        range: try activation.range(of: result)))
  }
}

extension Quantize {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let input = try operands.tensor(0)
    guard input.valueKind == .quantized, input.elementType == .int16 || !result.hasBytes else {
      return nil
    }
    let requantization = try requantization(input: input, result: result)
    return .combine(Combination(scaling: input, by: requantization))
  }
}

extension Unary {
  /// Functions of straight pieces, the sigmoid and the hyperbolic tangent of 16-bit integers, as
  /// TensorFlow Lite has them; nil for others.
  func wideFunction(_ input: Tensor, _ result: Tensor) throws(OperatorError) -> TensorFunction? {
    let before = try input.uniform(named: "input")
    let after = try result.uniform(named: "result")
    switch function {
    case .sigmoid where after == (1 / 32768, 0), .tanh where after == (1 / 32768, 0):
      return .curve(
        CurveLookup(
          count: result.shape.elementCount, isTangent: function == .tanh, scale: before.scale,
          points: Self.sigmoidPoints))
    case .relu, .relu6, .reluN1To1, .leakyRelu:
      let factor = before.scale / after.scale
      let below = function == .leakyRelu ? before.scale * alpha / after.scale : factor
      guard below >= 0 else { return nil }
      var pieces = Combination(
        scaling: input,
        by: Requantization(
          multiplier: FixedPointMultiplier(Double(below)), zeroPoint: after.zeroPoint,
          range: try clamp.range(of: result)))
      pieces.operation = .prelu
      pieces.leftMultiplier = FixedPointMultiplier(Double(factor))
      return .combine(pieces)
    case .absolute:
      let factor = FixedPointMultiplier(Double(before.scale / after.scale))
      var pieces = Combination(
        scaling: input,
        by: Requantization(
          multiplier: factor, zeroPoint: after.zeroPoint,
          range: try Activation.none.range(of: result)))
      // What is below zero is taken −1 times.
      pieces.operation = .prelu
      pieces.leftMultiplier = factor
      pieces.rightConstants = [-1]
      return .combine(pieces)
    default: return nil
    }
  }

  private var clamp: Activation {
    switch function {
    case .relu: .relu
    case .relu6: .relu6
    case .reluN1To1: .reluN1To1
    default: .none
    }
  }

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

extension Softmax {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let input = try operands.tensor(0)
    guard input.elementType == .int16, input.valueKind == .quantized,
      let length = input.shape.dimensions.last
    else { return nil }
    let factor = Double(try input.uniform(named: "input").scale) * Double(beta) / (10 / 65535)
    let step: Float = 10 / 65535
    return .wideSoftmax(
      WideSoftmaxRows(
        rows: input.shape.elementCount / length, length: length,
        multiplier: FixedPointMultiplier(factor),
        exponentials: InterpolatedCurve.points(step: step, zeroPoint: 32767) {
          Float(ElementaryFunctions.exponential(Double($0)))
        },
        reciprocals: InterpolatedCurve.points(step: 1 / 65535, zeroPoint: -32768) {
          1 / (1 + $0)
        }))
  }
}

/// Curves that tables hold every 128 steps of a 16-bit argument, in steps of 2⁻¹⁵.
private enum InterpolatedCurve {
  /// The points, each moved so that the line between them is nearest in its middle.
  ///
  /// Source: TensorFlow Lite, `common.h` (`LUTPopulateInt16`), in float32.
  static func points(step: Float, zeroPoint: Float, _ curve: (Float) -> Float) -> [Int32] {
    let least = step * (-32768 - zeroPoint)
    let greatest = step * (32767 - zeroPoint)
    let distance = (greatest - least) / 512
    // 65536 over the span of −32768 to 32767 in steps of 2/65535.
    let unit = Float(2) / 65535
    let inverse = 65536 / (unit * 32767 - unit * -32768)
    var points = (0..<512).map { index -> Int32 in
      let place = least + Float(index) * distance
      let value = (curve(place) * inverse).rounded(.toNearestOrAwayFromZero)
      let next = curve(least + Float(index + 1) * distance) * inverse
      let middle = (curve(place + distance / 2) * inverse).rounded(.toNearestOrAwayFromZero)
      let line = ((next + value) / 2).rounded(.toNearestOrAwayFromZero)
      let bias = ((line - middle) / 2).rounded(.toNearestOrAwayFromZero)
      return Int32(min(max(value - bias, -32768), 32767))
    }
    let last = (curve(greatest) * inverse).rounded(.toNearestOrAwayFromZero)
    points.append(Int32(min(max(last, -32768), 32767)))
    return points
  }
}

extension Combination {
  /// The elements of a tensor less its zero point, times one factor.
  fileprivate init(scaling input: Tensor, by requantization: Requantization) {
    let extents = input.shape.dimensions
    self.init(
      .multiply, left: Broadcast(extents, to: extents), right: Broadcast([], to: extents),
      requantization: requantization)
    rightConstants = [1]
    leftZeroPoint = input.quantization?.zeroPoints.first ?? 0
  }
}

extension OperandValues {
  /// The result in integers where 16-bit ones take part; nil for others.
  func wideIntegers(
    _ definition: some OperatorDefinition, result: Tensor
  ) throws(OperatorError) -> TensorElements? {
    guard result.elementType == .int16 || values.first??.tensor.elementType == .int16,
      result.valueKind == .quantized
    else { return nil }
    let tensors = values.map { value -> Tensor? in
      guard let value else { return nil }
      var tensor = value.tensor
      tensor.constant = value.elements
      return tensor
    }
    guard
      let function = try definition.integerFunction(
        of: Operands(tensors, names: names), result: result)
    else { return nil }
    let input = try self[0].elements.integers(named: names[0])
    return TensorElements(function.form.result(input).map(Int64.init), of: result.elementType)
  }
}
