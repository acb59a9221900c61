/// Logarithms and inverse roots in 32-bit fixed point, as TensorFlow Lite's `common.h` has them.
package enum FixedPointLogarithm {
  private static let sqrtHalf: Int32 = 1_518_500_250
  private static let fourthRootOfHalf: Int32 = 1_805_811_301
  private static let ln2: Int32 = 1_488_522_236

  /// `ln(value)` in Q5.26 for a `value` of at least 1 in Q12.19
  /// (`log_x_for_x_greater_than_or_equal_to_1`).
  package static func logarithm(_ value: Int32) -> Int32 {
    let (ratio, power) = normalized(value)
    let sum = Int64(ratio) + Int64(fourthRootOfHalf)
    let mean = Int32(truncatingIfNeeded: halved(sum &+ (sum >= 0 ? 1 : -1)))
    let difference = (ratio &- fourthRootOfHalf) &* 2
    let square = multiply(difference, difference)
    let numerator =
      multiply(difference, ratio) &+ multiply(multiply(difference, square), 117_049_297)
    let denominator =
      multiply(mean, 1_057_819_769 &+ difference &+ multiply(127_690_142, square))
      &+ multiply(638_450_708, difference)
    let reciprocal = FixedPointExponential.oneOverOnePlus(denominator)
    let scaled = roundingDivideByPowerOfTwo(numerator, exponent: 6)
    return saturatingShiftLeft(
      multiply(power, ln2) &+ multiply(scaled, reciprocal), exponent: 1)
  }

  /// The value over a power of two, in Q0.31 about `√√½`, and that power in Q6.25.
  private static func normalized(_ value: Int32) -> (ratio: Int32, power: Int32) {
    let quarter: Int32 = 1 << 23
    let leading = value.leadingZeroBitCount
    let shifted = saturatingShiftLeft(value, exponent: max(leading - 1, 0))
    let ownRatio = saturatingShiftLeft(multiply(shifted, sqrtHalf), exponent: 1)
    let ownPower = saturatingSum(
      saturatingShiftLeft(Int32(truncatingIfNeeded: 12 - leading), exponent: 25), quarter)
    let lowered = multiply(value, sqrtHalf)
    let headroom = max(lowered.leadingZeroBitCount - 1, 0)
    let otherRatio = saturatingShiftLeft(value, exponent: headroom)
    let otherPower = saturatingSum(
      saturatingShiftLeft(Int32(truncatingIfNeeded: 12 - headroom), exponent: 25), -quarter)
    return (min(ownRatio, otherRatio), max(ownPower, otherPower))
  }

  /// `1 / √value` for a `value` that is not negative, 0 counting as 1
  /// (`GetInvSqrtQuantizedMultiplierExp`): five Newton-Raphson steps from 1.
  package static func inverseSquareRoot(_ value: Int32) -> FixedPointMultiplier {
    guard value > 1 else { return FixedPointMultiplier(significand: .max, shift: 0) }
    var input = value
    var shift = 11
    while input >= 1 << 29 {
      input /= 4
      shift += 1
    }
    let pairs = (input.leadingZeroBitCount - 1) / 2 - 1
    shift -= pairs
    input <<= Int32(2 * pairs)
    let whole = input >> 1
    let half = roundingDivideByPowerOfTwo(whole, exponent: 1)
    let halfThree: Int32 = (1 << 28) + (1 << 27)
    var root: Int32 = 1 << 28
    for _ in 0..<5 {
      let cube = saturatingShiftLeft(multiply(multiply(root, root), root), exponent: 6)
      root = saturatingShiftLeft(
        multiply(halfThree, root) &- multiply(half, cube), exponent: 3)
    }
    root = multiply(root, sqrtHalf)
    return shift < 0
      ? FixedPointMultiplier(significand: root << Int32(-shift), shift: 0)
      : FixedPointMultiplier(significand: root, shift: -shift)
  }

  private static func multiply(_ left: Int32, _ right: Int32) -> Int32 {
    saturatingRoundingDoublingHighMultiply(left, right)
  }

  private static func saturatingSum(_ left: Int32, _ right: Int32) -> Int32 {
    Int32(clamping: Int64(left) + Int64(right))
  }
}
