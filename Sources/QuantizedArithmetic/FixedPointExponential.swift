/// `exp` and `1 / (1 + x)` in 32-bit fixed point, as gemmlowp's `fixedpoint.h` defines them.
///
/// Qm.n names a format with m integer bits beside the sign and n = 31 − m fraction bits.
package enum FixedPointExponential {
  /// `exp(-2^(index − 2))` in Q0.31 for an index from 0 to 6 (`exp_on_negative_values`); no array,
  /// which firmware has no memory for.
  private static func power(_ index: Int) -> Int32 {
    switch index {
    case 0: 1_672_461_947
    case 1: 1_302_514_674
    case 2: 790_015_084
    case 3: 290_630_308
    case 4: 39_332_535
    case 5: 720_401
    default: 242
    }
  }

  /// `exp(value)` in Q0.31 for a `value` that is not positive and has 4 or 5 integer bits.
  package static func exp(_ value: Int32, integerBits: Int = 5) -> Int32 {
    if value == 0 { return .max }
    let quarter: Int32 = 1 << Int32(29 - integerBits)
    let fraction = (value & (quarter - 1)) - quarter
    let remainder = fraction &- value
    var result = expNearZero(saturatingShiftLeft(fraction, exponent: integerBits))
    // The powers from 2^integerBits on are out of the format's range.
    for index in 0..<integerBits &+ 2 where remainder & (quarter &<< Int32(index)) != 0 {
      result = saturatingRoundingDoublingHighMultiply(result, power(index))
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
    saturatingShiftLeft(halfReciprocal(value), exponent: 1)
  }

  /// `(1 - value) / (1 + value)` in Q0.31 for a `value` in Q0.31 between 0 and 1.
  package static func oneMinusOverOnePlus(_ value: Int32) -> Int32 {
    saturatingShiftLeft(halfReciprocal(value) &- (1 << 29), exponent: 2)
  }

  /// `2 / (1 + value)` in Q2.29 for a `value` in Q0.31 between 0 and 1.
  private static func halfReciprocal(_ value: Int32) -> Int32 {
    let halfDenominator = Int32(truncatingIfNeeded: halved(Int64(value) &+ (1 << 31)))
    // 48/17 and -32/17 in Q2.29: the best straight line to start from.
    var x = 1_515_870_810 &+ saturatingRoundingDoublingHighMultiply(halfDenominator, -1_010_580_540)
    for _ in 0..<3 {
      let product = saturatingRoundingDoublingHighMultiply(halfDenominator, x)
      let error = (1 << 29) &- product
      x = x &+ saturatingShiftLeft(saturatingRoundingDoublingHighMultiply(x, error), exponent: 2)
    }
    return x
  }

  /// `1 / (1 + exp(-value))` in Q0.31 for a `value` in Q4.27 (`logistic`).
  package static func logistic(_ value: Int32) -> Int32 {
    if value == 0 { return 1 << 30 }
    let positive = oneOverOnePlus(exp(value > 0 ? 0 &- value : value, integerBits: 4))
    return value > 0 ? positive : .max &- positive
  }

  /// The hyperbolic tangent in Q0.31 of a `value` in Q4.27 (`tanh`).
  package static func tanh(_ value: Int32) -> Int32 {
    if value == 0 { return 0 }
    // The same bits with one more integer bit are twice the value.
    let positive = oneMinusOverOnePlus(exp(value > 0 ? 0 &- value : value, integerBits: 5))
    return value > 0 ? positive : 0 &- positive
  }
}
