extension FixedPointMultiplier {
  /// The nearest multiplier to `factor`, which must be finite and not negative.
  package init(_ factor: Double) {
    guard factor > 0, factor.isFinite else {
      self.init(significand: 0, shift: 0)
      return
    }
    var shift = Int(factor.exponent) + 1
    let fraction = factor.significand / 2
    var fixed = Int64((fraction * 2_147_483_648).rounded(.toNearestOrAwayFromZero))
    if fixed == 1 << 31 {
      fixed /= 2
      shift += 1
    }
    if shift < -31 {
      shift = 0
      fixed = 0
    }
    if shift > 30 {
      shift = 30
      fixed = (1 << 31) - 1
    }
    self.init(significand: Int32(fixed), shift: shift)
  }
}
