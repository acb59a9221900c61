extension Activation {
  /// The least and the greatest real it lets through; nil where there is no bound.
  package var bounds: (lower: Float?, upper: Float?) {
    switch self {
    case .none: (nil, nil)
    case .relu: (0, nil)
    case .relu6: (0, 6)
    case .reluN1To1: (-1, 1)
    }
  }

  /// A real, clamped.
  func clamp(_ value: Float) -> Float {
    let raised = bounds.lower.map { max(value, $0) } ?? value
    return bounds.upper.map { min(raised, $0) } ?? raised
  }

  /// The integers of a quantised result that it lets through.
  ///
  /// Source: TFLite `kernel_util.cc` (`CalculateActivationRangeQuantized`).
  package func range(of result: Tensor) throws(OperatorError) -> ClosedRange<Int32> {
    guard let whole = result.elementType.integerRange else {
      throw .wrongType(
        tensor: "result", found: result.elementType, expected: Operands.quantizedTypes)
    }
    let quantization = try Operands.uniformQuantization(of: result, named: "result")
    let lower = bounds.lower.map {
      max(quantization.integer(nearest: $0, in: whole), whole.lowerBound)
    }
    let upper = bounds.upper.map {
      min(quantization.integer(nearest: $0, in: whole), whole.upperBound)
    }
    return (lower ?? whole.lowerBound)...(upper ?? whole.upperBound)
  }
}

extension Quantization {
  /// The integer that stands for a real in a tensor of one scale, clamped to a range.
  ///
  /// The quotient is a float32 and, where nothing else is said, rounds half away from zero, as
  /// TFLite's does.
  package func integer(
    nearest value: Float, in range: ClosedRange<Int32>,
    rounding: FloatingPointRoundingRule = .toNearestOrAwayFromZero
  ) -> Int32 {
    let steps = Double((value / scales[0]).rounded(rounding))
    // What is no number has no nearest integer; zero's is as good as any.
    guard !steps.isNaN else { return zeroPoints[0] }
    let integer = steps + Double(zeroPoints[0])
    return Int32(min(max(integer, Double(range.lowerBound)), Double(range.upperBound)))
  }
}
