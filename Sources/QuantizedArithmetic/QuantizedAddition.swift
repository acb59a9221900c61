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
  /// What takes the shifted sum to the result; how it rounds says whether all is done in reals.
  package var requantization: Requantization
  /// Added to sums in reals: the result's zero point less those of the operands.
  package var offset: Float = 0

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
    guard rounding != .float32 else {
      self.init(inReals: left, right, result: result, range: range)
      return
    }
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

  /// A sum in single precision, rounded once to the nearest integer, ties to the even one.
  ///
  /// Source: ONNX Runtime, `qladd.cpp` with AVX2. Its other hosts fold the zero points, or round
  /// the factors, otherwise, so that a sum near a half may go the other way there.
  private init(
    inReals left: (scale: Float, zeroPoint: Int32), _ right: (scale: Float, zeroPoint: Int32),
    result: (scale: Float, zeroPoint: Int32), range: ClosedRange<Int32>
  ) {
    let (one, other) = (left.scale / result.scale, right.scale / result.scale)
    let zeros = (other * Float(right.zeroPoint)).addingProduct(one, Float(left.zeroPoint))
    self.init(
      leftZeroPoint: 0, rightZeroPoint: 0, leftMultiplier: FixedPointMultiplier(Double(one)),
      rightMultiplier: FixedPointMultiplier(Double(other)),
      requantization: Requantization(
        multiplier: FixedPointMultiplier(significand: 0, shift: 0), zeroPoint: 0, range: range,
        rounding: .float32))
    offset = Float(result.zeroPoint) - zeros
  }

  /// The sum of two integers, within the requantisation's range.
  @inlinable
  package func apply(_ left: Int32, _ right: Int32) -> Int32 {
    requantization.rounding == .float32
      ? rounded(realLeft(left) + realRight(right))
      : requantization.apply(to: scaledLeft(left) &+ scaledRight(right))
  }

  /// The left integer in steps of the result, with all that both operands have in common.
  @inlinable
  package func realLeft(_ left: Int32) -> Float {
    Float(left &- leftZeroPoint) * leftMultiplier.float32 + offset
  }

  /// The right integer in steps of the result.
  @inlinable
  package func realRight(_ right: Int32) -> Float {
    Float(right &- rightZeroPoint) * rightMultiplier.float32
  }

  /// The nearest result to a sum in reals.
  @inlinable
  package func rounded(_ sum: Float) -> Int32 {
    let integer = Int64(min(max(sum.rounded(.toNearestOrEven), -0x1p32), 0x1p32))
    let placed = integer + Int64(requantization.zeroPoint)
    return Int32(
      min(
        max(placed, Int64(requantization.range.lowerBound)),
        Int64(requantization.range.upperBound)))
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
