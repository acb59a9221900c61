/// What a chip takes when frames come at a steady rate and it rests between them.
package struct RateEstimate: Sendable, Hashable {
  package var framesPerSecond: Double
  /// What the chip does between two frames.
  package var rest: Rest
  /// The energy of a whole period, from one frame to the next.
  package var microjoulesPerFrame: Double
  /// The share of the time in which the chip rests.
  package var restShare: Double

  package var milliwatts: Double { microjoulesPerFrame * framesPerSecond * 1e-3 }

  /// The state between two frames.
  package enum Rest: String, Sendable, Hashable, CaseIterable {
    /// Switched on with its clock gated: there is no time to sleep, or no gain in it.
    case idle
    /// Asleep; the banks keep what the prologue loaded.
    case asleepRetained
    /// Asleep with nothing kept: the prologue runs again after each wake-up.
    case asleepReloading
  }
}
