/// The high 32 bits of `2·a·b`, rounded to nearest with ties upwards, saturated.
///
/// The only overflow is `Int32.min · Int32.min`, which yields `Int32.max`. This is the first of the
/// two roundings in gemmlowp's fixed-point requantisation (`SaturatingRoundingDoublingHighMul`).
@inlinable
package func saturatingRoundingDoublingHighMultiply(_ a: Int32, _ b: Int32) -> Int32 {
  if a == .min && b == .min { return .max }
  let product = Int64(a) &* Int64(b)
  let nudge: Int64 = product >= 0 ? 1 << 30 : 1 - (1 << 30)
  let sum = product &+ nudge
  // Division by 2^31 truncates towards zero, so a negative product needs the other nudge to round
  // alike; written as a shift, it is what a core without 64-bit division can do.
  return Int32(truncatingIfNeeded: (sum &+ (sum &>> 63 & 0x7FFF_FFFF)) &>> 31)
}

/// `value / 2^exponent`, rounded to nearest with ties away from zero (`RoundingDivideByPOT`).
///
/// - Parameter exponent: between 0 and 31.
@inlinable
package func roundingDivideByPowerOfTwo(_ value: Int32, exponent: Int) -> Int32 {
  let mask = Int32(bitPattern: (1 as UInt32) &<< UInt32(truncatingIfNeeded: exponent) &- 1)
  let remainder = value & mask
  let threshold = (mask >> 1) &+ (value < 0 ? 1 : 0)
  return (value &>> Int32(truncatingIfNeeded: exponent)) &+ (remainder > threshold ? 1 : 0)
}

/// `sum / count`, rounded to nearest with ties away from zero, as TFLite's integer average pool
/// does.
///
/// - Parameter count: above zero, and small enough that `|sum| + count / 2` stays an `Int32`.
@inlinable
package func roundedQuotient(_ sum: Int32, by count: Int32) -> Int32 {
  let half = count / 2
  return (sum > 0 ? sum &+ half : sum &- half) / count
}

/// `value · 2^exponent` in `Int32`, saturated (`SaturatingRoundingMultiplyByPOT` of gemmlowp).
///
/// - Parameter exponent: between 0 and 31.
@inlinable
package func saturatingShiftLeft(_ value: Int32, exponent: Int) -> Int32 {
  let exponent = Int32(truncatingIfNeeded: exponent)
  let shifted = value &<< exponent
  if shifted &>> exponent == value { return shifted }
  return value < 0 ? .min : .max
}

/// `sum / 2`, rounded towards zero; a shift, as a core without 64-bit division does it.
func halved(_ sum: Int64) -> Int64 { (sum &+ (sum &>> 63 & 1)) &>> 1 }

extension FixedWidthInteger {
  /// The nearest value that `Narrow` can hold.
  @inlinable
  package func saturated<Narrow: FixedWidthInteger>(to type: Narrow.Type = Narrow.self) -> Narrow {
    Narrow(clamping: self)
  }
}
