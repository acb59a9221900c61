/// How a 32-bit sum becomes an 8-bit result: scale, shift to the zero point, clamp.
///
/// The step behind every quantised convolution, fully connected layer, mean and requantisation
/// (TensorFlow Lite Micro reference kernels).
package struct Requantization: Sendable, Hashable {
  /// The real factor from the sum's scale to the result's.
  package var multiplier: FixedPointMultiplier
  /// The integer that stands for zero in the result.
  package var zeroPoint: Int32
  /// The least and the greatest result: the type's range, narrowed by the activation.
  package var range: ClosedRange<Int32>
  /// How the product is rounded.
  package var rounding: RoundingMode

  package init(
    multiplier: FixedPointMultiplier, zeroPoint: Int32, range: ClosedRange<Int32>,
    rounding: RoundingMode = .double
  ) {
    self.multiplier = multiplier
    self.zeroPoint = zeroPoint
    self.range = range
    self.rounding = rounding
  }

  /// The result for a sum, within `range`.
  @inlinable
  package func apply(to sum: Int32) -> Int32 {
    let scaled = Int64(multiplier.apply(to: sum, rounding: rounding)) + Int64(zeroPoint)
    return Int32(
      truncatingIfNeeded: min(max(scaled, Int64(range.lowerBound)), Int64(range.upperBound)))
  }
}
