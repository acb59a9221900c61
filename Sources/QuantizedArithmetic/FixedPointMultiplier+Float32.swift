// Arithmetic in single precision, which the firmware goes without.
extension FixedPointMultiplier {
  /// The factor as a float32, which it is exactly where it was made of one.
  @inlinable
  package var float32: Float {
    Float(sign: .plus, exponent: shift &- 31, significand: Float(significand))
  }

  @inlinable
  func float32Rounded(_ value: Int32) -> Int32 {
    let rounded = (Float(value) * float32).rounded(.toNearestOrEven)
    // No more than 2^61, which an Int64 holds.
    return Int32(clamping: Int64(rounded))
  }
}
