internal import QuantizedArithmetic

/// What each output channel's sums start from and are scaled by.
package struct ChannelRequantization: Sendable, Hashable {
  package var biases: [Int32]
  /// Fractions in Q0.31, not negative.
  package var significands: [Int32]
  /// Powers of two beside the fractions.
  package var shifts: [Int32]

  package init(biases: [Int32], significands: [Int32], shifts: [Int32]) {
    self.biases = biases
    self.significands = significands
    self.shifts = shifts
  }

  func requantization(ofChannel channel: Int, _ shape: ConvolutionShape) -> Requantization {
    Requantization(
      multiplier: FixedPointMultiplier(
        significand: significands[channel], shift: Int(shifts[channel])),
      zeroPoint: Int32(shape.outputZeroPoint),
      range: Int32(shape.clampLow)...Int32(shape.clampHigh),
      rounding: shape.rounding)
  }
}
