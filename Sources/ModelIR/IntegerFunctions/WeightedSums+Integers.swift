package import QuantizedArithmetic

// Weighted sums of 16-bit activations, and rows of 8 bits summed to 16; all others are the array's.

extension Convolution {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let (image, weights) = (try operands.tensor(0), try operands.tensor(1))
    guard let values = try operands.wideWeights(result: result) else { return nil }
    var sums = try operands.windowSums(
      kernel: Array(weights.shape.dimensions.dropFirst()), weights: values, result: result,
      requantizations(image: image, weights: weights, result: result))
    sums.setWindow(stride: stride, dilation: dilation, padding: padding)
    return .weightedSum(sums)
  }
}

extension DepthwiseConvolution {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let (image, weights) = (try operands.tensor(0), try operands.tensor(1))
    guard let values = try operands.wideWeights(result: result) else { return nil }
    let outputs = weights.shape[3]
    // Each output's taps together, as a convolution of as many groups as channels has them.
    let grouped = (0..<values.count).map { place in
      values[place % (values.count / outputs) * outputs + place / (values.count / outputs)]
    }
    var sums = try operands.windowSums(
      kernel: [weights.shape[1], weights.shape[2], 1], weights: grouped, result: result,
      requantizations(image: image, weights: weights, result: result))
    sums.setWindow(stride: stride, dilation: dilation, padding: padding)
    return .weightedSum(sums)
  }
}

extension TransposedConvolution {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let (image, weights) = (try operands.tensor(0), try operands.tensor(1))
    guard let values = try operands.wideWeights(result: result) else { return nil }
    let kernel = Array(weights.shape.dimensions.dropFirst())
    let (taps, channels) = (kernel[0] * kernel[1], kernel[2])
    // The taps of each output in the opposite order.
    let flipped = values.indices.map { place in
      let (block, channel) = (place / channels, place % channels)
      return values[(block / taps * taps + taps - 1 - block % taps) * channels + channel]
    }
    var sums = try operands.windowSums(
      kernel: kernel, weights: flipped, result: result,
      requantizations(image: image, weights: weights, result: result))
    sums.dilation = [dilation.height, dilation.width]
    sums.padding = [
      (kernel[0] - 1) * dilation.height - padding.top,
      (kernel[1] - 1) * dilation.width - padding.left,
    ]
    sums.spacing = [stride.height, stride.width]
    return .weightedSum(sums)
  }
}

extension FullyConnected {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let (rows, weights) = (try operands.tensor(0), try operands.tensor(1))
    guard let values = try operands.wideWeights(result: result) else { return nil }
    let length = weights.shape[1]
    var sums = try operands.windowSums(
      kernel: [1, 1, length], weights: values, result: result,
      requantizations(rows: rows, weights: weights, result: result))
    let count = rows.shape.elementCount / length
    sums.takeOff(rows.quantization?.zeroPoints.first ?? 0)
    sums.extents = [count, 1, 1, length]
    sums.size = [1, 1, weights.shape[0]]
    return .weightedSum(sums)
  }
}

extension Operands {
  /// The weights that go with 16-bit activations; nil for activations of 8 bits and for weights
  /// that are no constants.
  fileprivate func wideWeights(result: Tensor) throws(OperatorError) -> [Int32]? {
    let input = try tensor(0)
    guard input.elementType == .int16 || input.elementType == .int8 && input.shape.rank == 2,
      result.elementType == .int16,
      let weights = try tensor(1).constant
    else { return nil }
    return try weights.integers(named: names[1])
  }

  /// Sums with the operands' bias; the window is that of single pixels.
  fileprivate func windowSums(
    kernel: [Int], weights: [Int32], result: Tensor, _ requantizations: [Requantization]
  ) throws(OperatorError) -> WindowSums {
    let bias = optional(2)
    let biases =
      try bias?.constant?.wholeNumbers(named: names[2])
      ?? Array(repeating: 0, count: requantizations.count)
    let hasBytes = try tensor(0).elementType == .int8
    return WindowSums(
      extents: try shape(0).dimensions, size: Array(result.shape.dimensions.dropFirst()),
      kernel: kernel, weights: weights, biases: biases,
      multipliers: requantizations.map(\.multiplier), range: requantizations[0].range,
      isNarrow: hasBytes || bias?.elementType == .int32)
  }
}

extension WindowSums {
  /// Takes the operand's zero point off every product, where no window meets padding.
  fileprivate mutating func takeOff(_ zeroPoint: Int32) {
    guard zeroPoint != 0 else { return }
    let length = weights.count / biases.count
    for output in biases.indices {
      let sum = weights[output * length..<(output + 1) * length].reduce(0) { $0 + Int64($1) }
      biases[output] -= Int64(zeroPoint) * sum
    }
  }

  fileprivate mutating func setWindow(stride: Extent, dilation: Extent, padding: Padding) {
    self.stride = [stride.height, stride.width]
    self.dilation = [dilation.height, dilation.width]
    self.padding = [padding.top, padding.left]
  }
}
