/// The sum of two 8-bit integers of unlike scales, in a third scale.
///
/// Both are brought to twice the greater input scale with 20 bits to spare, added, and requantised.
/// Source: TensorFlow Lite Micro, `kernels/add_common.cc` and `reference/add.h`.
package struct QuantizedAddition: Sendable, Hashable {
  /// Bits by which both inputs are shifted left before they are scaled: 20 for bytes, 15 for
  /// integers of 16 bits.
  package var leftShift = 20

  /// The zero point of the left input.
  package var leftZeroPoint: Int32
  /// The zero point of the right input.
  package var rightZeroPoint: Int32
  /// The factor on the shifted left input.
  package var leftMultiplier: FixedPointMultiplier
  /// The factor on the shifted right input.
  package var rightMultiplier: FixedPointMultiplier
  /// What takes the shifted sum to the result.
  package var requantization: Requantization

  package init(
    leftZeroPoint: Int32, rightZeroPoint: Int32, leftMultiplier: FixedPointMultiplier,
    rightMultiplier: FixedPointMultiplier, requantization: Requantization
  ) {
    self.leftZeroPoint = leftZeroPoint
    self.rightZeroPoint = rightZeroPoint
    self.leftMultiplier = leftMultiplier
    self.rightMultiplier = rightMultiplier
    self.requantization = requantization
  }

  /// Derives the multipliers from the scales of both inputs and of the result.
  ///
  /// Where one rounding is meant, the common scale is an eighth of TensorFlow Lite's: 8-bit sums
  /// then fill 32 bits, 255 · 2²³ at most, and what is rounded before the end is below 2⁻²² steps.
  package init(
    left: (scale: Float, zeroPoint: Int32), right: (scale: Float, zeroPoint: Int32),
    result: (scale: Float, zeroPoint: Int32), range: ClosedRange<Int32>,
    rounding: RoundingMode = .double, leftShift: Int = 20
  ) {
    let common = 2 * Double(max(left.scale, right.scale)) / (rounding == .single ? 8 : 1)
    let unit = Double(1 << leftShift)
    self.init(
      leftZeroPoint: left.zeroPoint, rightZeroPoint: right.zeroPoint,
      leftMultiplier: FixedPointMultiplier(Double(left.scale) / common),
      rightMultiplier: FixedPointMultiplier(Double(right.scale) / common),
      requantization: Requantization(
        multiplier: FixedPointMultiplier(common / (unit * Double(result.scale))),
        zeroPoint: result.zeroPoint, range: range))
    self.leftShift = leftShift
  }

  /// The sum of two integers, within the requantisation's range.
  @inlinable
  package func apply(_ left: Int32, _ right: Int32) -> Int32 {
    requantization.apply(to: scaledLeft(left) &+ scaledRight(right))
  }

  /// The left integer at the scale in which the sum is taken.
  @inlinable
  package func scaledLeft(_ left: Int32) -> Int32 {
    let bits = Int32(truncatingIfNeeded: leftShift)
    return leftMultiplier.apply(to: (left &- leftZeroPoint) &<< bits)
  }

  /// The right integer at the scale in which the sum is taken.
  @inlinable
  package func scaledRight(_ right: Int32) -> Int32 {
    let bits = Int32(truncatingIfNeeded: leftShift)
    return rightMultiplier.apply(to: (right &- rightZeroPoint) &<< bits)
  }
}
