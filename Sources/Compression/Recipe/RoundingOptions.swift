/// How weights are rounded, beyond their bits.
package struct RoundingOptions: Sendable, Hashable {
  /// Whether input channels get steps of their own where the weights then take fewer bytes.
  package var usesColumnSteps = false
  /// Whether it is learned on the calibration frames which way to round.
  package var isLearned = false

  package init() {}
}
