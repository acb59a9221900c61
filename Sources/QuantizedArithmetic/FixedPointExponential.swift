/// `exp` and `1 / (1 + x)` in 32-bit fixed point, as gemmlowp's `fixedpoint.h` defines them.
///
/// Qm.n names a format with m integer bits beside the sign and n = 31 − m fraction bits.
package enum FixedPointExponential {
  /// `exp(-2^k)` in Q0.31 for k from −2 to 4 (`exp_on_negative_values`).
  static let powers: [Int32] = [
    1_672_461_947, 1_302_514_674, 790_015_084, 290_630_308, 39_332_535, 720_401, 242,
  ]

  /// `exp(value)` in Q0.31 for a `value` in Q5.26 that is not positive.
  package static func exp(_ value: Int32) -> Int32 {
    if value == 0 { return .max }
    let quarter: Int32 = 1 << 24
    let fraction = (value & (quarter - 1)) - quarter
    let remainder = fraction &- value
    var result = expNearZero(saturatingShiftLeft(fraction, exponent: 5))
    for (index, power) in powers.enumerated() where remainder & (quarter << Int32(index)) != 0 {
      result = saturatingRoundingDoublingHighMultiply(result, power)
    }
    return result
  }

  /// `exp(value)` in Q0.31 for a `value` in Q0.31 between −1/4 and 0: a Taylor series about −1/8.
  static func expNearZero(_ value: Int32) -> Int32 {
    let constantTerm: Int32 = 1_895_147_668  // exp(-1/8)
    let third: Int32 = 715_827_883
    let x = value &+ (1 << 28)
    let x2 = saturatingRoundingDoublingHighMultiply(x, x)
    let x3 = saturatingRoundingDoublingHighMultiply(x2, x)
    let x4 = saturatingRoundingDoublingHighMultiply(x2, x2)
    let quarterX4 = roundingDivideByPowerOfTwo(x4, exponent: 2)
    let higher = roundingDivideByPowerOfTwo(
      saturatingRoundingDoublingHighMultiply(quarterX4 &+ x3, third) &+ x2, exponent: 1)
    return constantTerm &+ saturatingRoundingDoublingHighMultiply(constantTerm, x &+ higher)
  }

  /// `1 / (1 + value)` in Q0.31 for a `value` in Q0.31 between 0 and 1: three Newton-Raphson steps.
  package static func oneOverOnePlus(_ value: Int32) -> Int32 {
    let halfDenominator = Int32(truncatingIfNeeded: (Int64(value) + Int64(Int32.max) + 1) / 2)
    // 48/17 and -32/17 in Q2.29: the best straight line to start from.
    var x = 1_515_870_810 &+ saturatingRoundingDoublingHighMultiply(halfDenominator, -1_010_580_540)
    for _ in 0..<3 {
      let product = saturatingRoundingDoublingHighMultiply(halfDenominator, x)
      let error = (1 << 29) &- product
      x = x &+ saturatingShiftLeft(saturatingRoundingDoublingHighMultiply(x, error), exponent: 2)
    }
    return saturatingShiftLeft(x, exponent: 1)
  }
}
