import ChipDescription

/// Racing to sleep against slow and steady: which operating point takes least at a rate, and why.
package struct RateComparison: Sendable, Hashable {
  /// The point that takes least energy.
  package let best: RateEstimate
  /// The slowest point, or where that is the best, the fastest.
  package let other: RateEstimate

  /// - Parameter choices: the least hungry first; nil where there are not two clocks to compare.
  package init?(_ choices: [RateEstimate]) {
    guard let best = choices.first,
      let slowest = choices.min(by: { $0.point.hertz < $1.point.hertz }),
      let fastest = choices.max(by: { $0.point.hertz < $1.point.hertz }),
      slowest.point.hertz < fastest.point.hertz
    else { return nil }
    self.best = best
    other = best.point.hertz > slowest.point.hertz ? slowest : fastest
  }

  /// Whether a faster clock and a longer rest win over a slower clock.
  package var racesToSleep: Bool { best.point.hertz > other.point.hertz }

  /// Which point is best and what makes it so, as parts of a sentence.
  package var parts: [String] {
    let way = racesToSleep ? "racing to sleep" : "slow and steady"
    return [
      "\(way) is best: against \(other.point.name)",
      "a frame takes \(Self.difference(best.frameMicrojoules - other.frameMicrojoules))",
      "waking and resting \(Self.difference(restDifference))",
    ]
  }

  private var restDifference: Double {
    best.wakeMicrojoules + best.restMicrojoules - other.wakeMicrojoules - other.restMicrojoules
  }

  private static func difference(_ microjoules: Double) -> String {
    "\(NumberText.short(microjoules.magnitude)) µJ \(microjoules < 0 ? "less" : "more")"
  }
}

extension RateEstimate {
  /// The point with its clock and voltage, and the power at the rate.
  package var summary: String {
    "\(point.name) (\(NumberText.prefixed(point.hertz, unit: "Hz")), "
      + "\(NumberText.short(point.volts)) V) \(NumberText.short(milliwatts)) mW"
  }
}
