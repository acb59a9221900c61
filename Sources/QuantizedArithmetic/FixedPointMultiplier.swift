/// A positive real factor as `significand · 2^(shift − 31)`, the form that integer hardware
/// applies.
///
/// Source: TensorFlow Lite, `kernels/internal/quantization_util.cc` (`QuantizeMultiplier`) and
/// `common.h` (`MultiplyByQuantizedMultiplier`).
package struct FixedPointMultiplier: Sendable, Hashable {
  /// The fraction in Q0.31, in `2^30 ..< 2^31`, or 0; less once divided by a count.
  package var significand: Int32
  /// The power of two applied beside the fraction: positive shifts left.
  package var shift: Int

  package init(significand: Int32, shift: Int) {
    self.significand = significand
    self.shift = shift
  }

  /// This factor divided by a count of summands, as TFLite's integer mean folds its division in.
  ///
  /// Source: `reference/reduce.h` (`QuantizedMeanOrSum`). The significand may fall below `2^30`.
  /// - Parameter count: above zero.
  package func divided(byCount count: Int) -> FixedPointMultiplier {
    let bits = min(63 - count.leadingZeroBitCount, 32, 31 + shift)
    return FixedPointMultiplier(
      significand: Int32(truncatingIfNeeded: (Int64(significand) << Int64(bits)) / Int64(count)),
      shift: shift - bits)
  }

  /// `value` times this factor, rounded as `mode` says.
  @inlinable
  package func apply(to value: Int32, rounding mode: RoundingMode = .double) -> Int32 {
    switch mode {
    case .double: return doubleRounded(value)
    case .single: return singleRounded(value)
    case .float32:
      #if hasFeature(Embedded)
        // The core has no arithmetic of reals, and no function of its own that asks for it.
        return singleRounded(value)
      #else
        return float32Rounded(value)
      #endif
    }
  }

  @inlinable
  func doubleRounded(_ value: Int32) -> Int32 {
    let left = shift > 0 ? shift : 0
    let right = shift > 0 ? 0 : -shift
    let shifted = value &<< Int32(truncatingIfNeeded: left)
    return roundingDivideByPowerOfTwo(
      saturatingRoundingDoublingHighMultiply(shifted, significand), exponent: right)
  }

  @inlinable
  func singleRounded(_ value: Int32) -> Int32 {
    let total = Int64(31 &- shift)
    let round = Int64(1) &<< (total &- 1)
    let result = (Int64(value) &* Int64(significand) &+ round) &>> total
    return Int32(clamping: result)
  }
}
