import QuantizedArithmetic

/// Adds the bias to sums, channels being innermost, and clamps.
func finish(_ sums: [Float], bias: [Float]?, channels: Int, activation: Activation) -> [Float] {
  var results = sums
  if let bias {
    var channel = 0
    for position in results.indices {
      results[position] += bias[channel]
      channel = channel + 1 == channels ? 0 : channel + 1
    }
  }
  guard activation != .none else { return results }
  for position in results.indices { results[position] = activation.clamp(results[position]) }
  return results
}

/// Adds the bias to sums, channels being innermost, and requantises each as its channel says.
func finish(_ sums: [Int32], bias: [Int32]?, requantizations: [Requantization]) -> [Int32] {
  var results: [Int32] = []
  results.reserveCapacity(sums.count)
  var channel = 0
  for sum in sums {
    let biased = sum &+ (bias.map { $0[channel] } ?? 0)
    results.append(requantizations[channel].apply(to: biased))
    channel = channel + 1 == requantizations.count ? 0 : channel + 1
  }
  return results
}

extension OperandValues {
  /// Evaluates a layer of weighted sums, in reals or in integers as its result is.
  ///
  /// - Parameters:
  ///   - reals: the sums of float32 input and weights.
  ///   - integers: the sums of input and weights less their zero points.
  ///   - requantizations: what takes the sums of each channel to the result.
  func weightedSum(
    result: Tensor, channels: Int, activation: Activation,
    reals: (_ input: [Float], _ weights: [Float]) -> [Float],
    integers: (_ input: [Int16], _ weights: [Int16]) -> [Int32],
    requantizations: () throws(OperatorError) -> [Requantization]
  ) throws(OperatorError) -> TensorElements {
    let input = try self[0]
    let weights = try self[1]
    let bias = optional(2)
    guard result.elementType != .float32 else {
      let sums = reals(
        try input.elements.floats(named: names[0]), try weights.elements.floats(named: names[1]))
      return .float32(
        finish(
          sums, bias: try bias?.elements.floats(named: names[2]), channels: channels,
          activation: activation))
    }
    let sums = integers(try input.centered(named: names[0]), try weights.centered(named: names[1]))
    let results = finish(
      sums, bias: try bias?.elements.integers(named: names[2]),
      requantizations: try requantizations())
    return TensorElements(results, as: result.elementType)
  }
}
