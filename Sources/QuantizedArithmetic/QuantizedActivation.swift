/// Activations of single 8-bit integers, as TensorFlow Lite Micro's reference kernels have them.
package enum QuantizedActivation: Sendable, Hashable {
  /// The sigmoid of the real, in steps of 1/256 above −128 (`integer_ops/logistic.h`).
  package static func logistic(_ value: Int32, zeroPoint: Int32, scale: Float) -> Int32 {
    let (multiplier, radius) = argument(scale)
    let difference = value &- zeroPoint
    if difference <= -radius { return -128 }
    if difference >= radius { return 127 }
    let result = FixedPointExponential.logistic(multiplier.apply(to: difference))
    return clamped(roundingDivideByPowerOfTwo(result, exponent: 23) &- 128)
  }

  /// The hyperbolic tangent of the real, in steps of 1/128 (`integer_ops/tanh.h`).
  package static func tanh(_ value: Int32, zeroPoint: Int32, scale: Float) -> Int32 {
    let (multiplier, radius) = argument(scale)
    let difference = value &- zeroPoint
    if difference <= -radius { return -128 }
    if difference >= radius { return 127 }
    let result = FixedPointExponential.tanh(multiplier.apply(to: difference))
    return clamped(roundingDivideByPowerOfTwo(result, exponent: 24))
  }

  /// What takes a difference to Q4.27, and from which one on it would not fit
  /// (`CalculateInputRadius`).
  private static func argument(_ scale: Float) -> (FixedPointMultiplier, radius: Int32) {
    let multiplier = FixedPointMultiplier(Double(scale) * Double(1 << 27))
    let radius = 15 * Double(1 << 27) / exp2(multiplier.shift)
    return (multiplier, Int32(min(radius, Double(Int32.max)).rounded(.down)))
  }

  /// `x · relu6(x + 3) / 6` of the real, in 16-bit fixed point (`hard_swish.h`).
  package static func hardSwish(
    _ value: Int32, input: (scale: Float, zeroPoint: Int32),
    result: (scale: Float, zeroPoint: Int32)
  ) -> Int32 {
    let fine = (1 / Float(128)) * input.scale
    let output = FixedPointMultiplier(Double(fine / result.scale))
    let reluish = FixedPointMultiplier(Double(fine / (Float(3) / 32768)))
    let shifted = Int16(truncatingIfNeeded: (value &- input.zeroPoint) &<< 7)
    let scaled = highMultiply(shifted, halved(output))
    var gate = shifted
    if reluish.shift > 0 { gate = shiftLeft(gate, reluish.shift - 1) }
    gate = highMultiply(gate, halved(reluish))
    if reluish.shift > 0 { gate = shiftLeft(gate, 1) }
    if reluish.shift < 0 {
      gate = Int16(
        truncatingIfNeeded: roundingDivideByPowerOfTwo(Int32(gate), exponent: -reluish.shift))
    }
    let share = (Int32(gate) + (1 << 15)) >> 1
    // Rounded towards zero, which offsets the bias of the roundings before.
    let product = share &* Int32(scaled) / (1 << 15)
    let raised = roundingDivideByPowerOfTwo(product, exponent: max(0, -output.shift))
    return clamped(raised &+ result.zeroPoint)
  }

  /// The upper 16 bits of a multiplier, rounded (`DownScaleInt32ToInt16Multiplier`).
  private static func halved(_ multiplier: FixedPointMultiplier) -> Int16 {
    Int16(clamping: (Int64(multiplier.significand) + (1 << 15)) >> 16)
  }

  /// The high 16 bits of `2·a·b`, rounded to nearest (gemmlowp's for 16 bits).
  private static func highMultiply(_ left: Int16, _ right: Int16) -> Int16 {
    if left == .min && right == .min { return .max }
    let product = Int32(left) * Int32(right)
    let nudge: Int32 = product >= 0 ? 1 << 14 : 1 - (1 << 14)
    return Int16(truncatingIfNeeded: (product + nudge) / (1 << 15))
  }

  private static func shiftLeft(_ value: Int16, _ amount: Int) -> Int16 {
    Int16(clamping: Int64(value) &<< Int64(amount))
  }

  private static func clamped(_ value: Int32) -> Int32 { min(max(value, -128), 127) }

  /// A numerator over the square root of an integer that has its zero point taken off, by an
  /// integer Newton-Raphson (`elementwise.cc`); the greatest of the range for what is not above
  /// zero.
  package static func inverseSquareRoot(
    _ value: Int32, numerator: Int32 = 1, _ requantization: Requantization
  ) -> Int32 {
    let range = requantization.range
    guard value > 0 else { return range.upperBound }
    // The root keeps 20 bits on its way.
    var root = FixedPointLogarithm.inverseSquareRoot(value)
    root.shift += 20
    var scaled = requantization.multiplier
    scaled.shift -= 20
    let result = scaled.apply(to: root.apply(to: numerator)) &+ requantization.zeroPoint
    return min(max(result, range.lowerBound), range.upperBound)
  }
}
