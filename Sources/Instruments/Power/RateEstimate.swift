package import ChipDescription

/// What a chip takes when frames come at a steady rate and it rests between them.
package struct RateEstimate: Sendable, Hashable {
  package var framesPerSecond: Double
  /// The clock and voltage.
  package var point: OperatingPoint
  /// What the chip does between two frames.
  package var rest: Rest
  /// The energy of a whole period, from one frame to the next.
  package var microjoulesPerFrame: Double
  /// The share of the time in which the chip rests.
  package var restShare: Double
  /// The time in which a frame runs, and its energy.
  package var frameSeconds: Double
  package var frameMicrojoules: Double
  /// The energy of waking up and loading what was not kept.
  package var wakeMicrojoules: Double

  package init(
    framesPerSecond: Double, point: OperatingPoint, rest: Rest, microjoulesPerFrame: Double,
    restShare: Double, frameSeconds: Double, frameMicrojoules: Double, wakeMicrojoules: Double
  ) {
    self.framesPerSecond = framesPerSecond
    self.point = point
    self.rest = rest
    self.microjoulesPerFrame = microjoulesPerFrame
    self.restShare = restShare
    self.frameSeconds = frameSeconds
    self.frameMicrojoules = frameMicrojoules
    self.wakeMicrojoules = wakeMicrojoules
  }

  /// The energy of the rest itself.
  package var restMicrojoules: Double {
    microjoulesPerFrame - frameMicrojoules - wakeMicrojoules
  }

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
