extension Convolution {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    if let wide = try operands.wideIntegers(self, result: result) { return wide }
    let image = try operands[0].tensor
    let weights = try operands[1].tensor
    let windows = try windows(over: image.shape, weights: weights.shape)
    let channels = image.shape[3]
    let outputs = weights.shape[0]
    return try operands.weightedSum(
      result: result, channels: outputs, activation: activation,
      reals: {
        windows.floatSums(
          of: $0, channels: channels, weights: spread($1, weights.shape, channels),
          outputs: outputs)
      },
      integers: {
        windows.sums(
          of: $0, channels: channels, weights: spread($1, weights.shape, channels),
          outputs: outputs)
      },
      requantizations: { () throws(OperatorError) in
        try requantizations(image: image, weights: weights, result: result)
      })
  }
}

extension Convolution {
  /// The weights of a grouped convolution as a dense one's, zero where a group reads nothing.
  package func spread<Value: Numeric>(
    _ weights: [Value], _ shape: Shape, _ channels: Int, zero: Value = 0
  ) -> [Value] {
    let own = shape[3]
    guard own != channels else { return weights }
    let outputsPerGroup = shape[0] / (channels / own)
    let taps = shape[1] * shape[2]
    var dense = [Value](repeating: zero, count: shape[0] * taps * channels)
    for position in 0..<shape[0] * taps {
      let first = position / taps / outputsPerGroup * own
      for channel in 0..<own {
        dense[position * channels + first + channel] = weights[position * own + channel]
      }
    }
    return dense
  }
}

extension DepthwiseConvolution {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    if let wide = try operands.wideIntegers(self, result: result) { return wide }
    let image = try operands[0].tensor
    let weights = try operands[1].tensor
    let windows = try windows(over: image.shape, weights: weights.shape)
    let channels = image.shape[3]
    return try operands.weightedSum(
      result: result, channels: weights.shape[3], activation: activation,
      reals: {
        windows.floatDepthwiseSums(of: $0, channels: channels, weights: $1, multiplier: multiplier)
      },
      integers: {
        windows.depthwiseSums(of: $0, channels: channels, weights: $1, multiplier: multiplier)
      },
      requantizations: { () throws(OperatorError) in
        try requantizations(image: image, weights: weights, result: result)
      })
  }
}

extension FullyConnected {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    if let wide = try operands.wideIntegers(self, result: result) { return wide }
    let rows = try operands[0].tensor
    let weights = try operands[1].tensor
    let outputs = weights.shape[0]
    return try operands.weightedSum(
      result: result, channels: outputs, activation: activation,
      reals: { FloatProduct($1, outputs: outputs).sums(of: $0) },
      integers: { rowSums(of: $0, weights: $1, outputs: outputs) },
      requantizations: { () throws(OperatorError) in
        try requantizations(rows: rows, weights: weights, result: result)
      })
  }
}

/// The sums of every row with every output's weights, `[row, output]`.
///
/// - Parameter weights: `[outputs, inputs]`.
func rowSums(of rows: [Int16], weights: [Int16], outputs: Int) -> [Int32] {
  let inputs = weights.count / outputs
  var sums: [Int32] = []
  for start in Swift.stride(from: 0, to: rows.count, by: inputs) {
    var row = [Int32](repeating: 0, count: outputs)
    Int16.accumulate(rows.span.extracting(start..<start + inputs), weights.span, into: &row)
    sums += row
  }
  return sums
}
