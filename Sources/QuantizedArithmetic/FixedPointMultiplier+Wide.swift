extension FixedPointMultiplier {
  /// A sum of more than 32 bits times the upper 16 bits of this factor, rounded once.
  ///
  /// Source: `common.cc` (`MultiplyByQuantizedMultiplier` of 64-bit sums), whose shifts are below 8
  /// and whose sums are below 2^47; others wrap.
  package func apply(toWide sum: Int64) -> Int32 {
    let upper: Int64 =
      significand < 0x7FFF_0000 ? (Int64(significand) + (1 << 15)) >> 16 : 0x7FFF
    let bits = Int64(max(15 - shift, 1))
    return Int32(truncatingIfNeeded: (sum &* upper &+ (1 << (bits - 1))) >> bits)
  }
}
