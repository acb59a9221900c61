/// Softmax of a row of 8-bit integers, in fixed point.
///
/// The result has scale 1/256 and its type's least value as zero point.
/// Source: TensorFlow Lite, `reference/softmax.h` and `PreprocessSoftmaxScaling`.
package struct QuantizedSoftmax: Sendable, Hashable {
  /// Integer bits of the exponent's argument (`kScaledDiffIntegerBits`): Q5.26.
  static let argumentIntegerBits = 5
  /// Integer bits of the sum of exponentials (`kAccumulationIntegerBits`): Q12.19.
  static let sumIntegerBits = 12

  /// Takes a difference of inputs to Q5.26; its shift is not negative.
  package var multiplier: FixedPointMultiplier
  /// The least difference from the row's greatest that still counts.
  package var leastDifference: Int32
  /// The least result, and its zero point: −128 or 0.
  package var resultMinimum: Int32

  package init(multiplier: FixedPointMultiplier, leastDifference: Int32, resultMinimum: Int32) {
    self.multiplier = multiplier
    self.leastDifference = leastDifference
    self.resultMinimum = resultMinimum
  }

  /// `exp` of a difference in Q0.31, or nil where the difference is too small to count.
  func exponential(of difference: Int32) -> Int32? {
    guard difference >= leastDifference else { return nil }
    return FixedPointExponential.exp(multiplier.doubleRounded(difference))
  }
}
