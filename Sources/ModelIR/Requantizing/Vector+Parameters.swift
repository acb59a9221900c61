package import QuantizedArithmetic

extension Add {
  /// The integer addition of two quantised tensors into a third.
  package func quantizedAddition(
    left: Tensor, right: Tensor, result: Tensor
  ) throws(OperatorError) -> QuantizedAddition {
    let leftValues = try Operands.uniformQuantization(of: left, named: "left")
    let rightValues = try Operands.uniformQuantization(of: right, named: "right")
    let resultValues = try Operands.uniformQuantization(of: result, named: "result")
    return QuantizedAddition(
      left: (leftValues.scales[0], leftValues.zeroPoints[0]),
      right: (rightValues.scales[0], rightValues.zeroPoints[0]),
      result: (resultValues.scales[0], resultValues.zeroPoints[0]),
      range: try activation.range(of: result), rounding: rounding,
      leftShift: result.elementType == .int16 ? 15 : 20)
  }
}

extension Softmax {
  /// The fixed-point softmax over rows of a quantised tensor.
  package func quantizedSoftmax(
    input: Tensor, result: Tensor
  ) throws(OperatorError) -> QuantizedSoftmax {
    QuantizedSoftmax(
      beta: beta,
      inputScale: try Operands.uniformQuantization(of: input, named: "input").scales[0],
      resultMinimum: try Activation.none.range(of: result).lowerBound)
  }
}

extension Mean {
  /// How many elements go into one mean over a shape.
  package func count(over input: Shape) -> Int { axes.reduce(1) { $0 * input[$1] } }

  /// What takes `Σ x − count · zeroPoint` to the mean; the division by the count is folded in.
  package func requantization(
    input: Tensor, result: Tensor
  ) throws(OperatorError) -> Requantization {
    var requantization = try Quantize().requantization(input: input, result: result)
    let count = count(over: input.shape)
    guard rounding == .float32 else {
      requantization.multiplier = requantization.multiplier.divided(byCount: count)
      return requantization
    }
    // In float32 throughout (`qlgavgpool.cpp`).
    let (before, after) = (try input.uniform(named: "input"), try result.uniform(named: "result"))
    let factor = before.scale / (after.scale * Float(count))
    requantization.multiplier = FixedPointMultiplier(Double(factor))
    requantization.rounding = .float32
    return requantization
  }
}

extension Quantize {
  /// What takes `x − zeroPoint` of one quantisation to the integer of another.
  package func requantization(
    input: Tensor, result: Tensor
  ) throws(OperatorError) -> Requantization {
    let before = try Operands.uniformQuantization(of: input, named: "input")
    let after = try Operands.uniformQuantization(of: result, named: "result")
    return Requantization(
      multiplier: FixedPointMultiplier(Double(before.scales[0]) / Double(after.scales[0])),
      zeroPoint: after.zeroPoints[0], range: try Activation.none.range(of: result))
  }
}
