import ChipDescription
package import Runtime

/// What candidates could be at best, so that those that can't reach the front are not simulated.
package struct OptimisticBound: Sendable {
  private let space: TuningSpace
  private let networks: [String?: [BoundedNetwork]]

  /// Makes the bound from networks that were timed on any chip: those of each variant, in the
  /// order of the space.
  package init(_ space: TuningSpace, networks: [String?: [BoundedNetwork]]) {
    self.space = space
    self.networks = networks
  }

  /// Measurements that no simulation of the candidate can beat in any metric; nil where nothing
  /// is known.
  package func best(_ candidate: Candidate) -> [Measurement]? {
    guard let chip = try? space.chip(of: candidate), let point = chip.operatingPoints.first,
      let networks = networks[space.variant(of: candidate)]
    else { return nil }
    var measurements: [Measurement] = []
    for network in networks {
      guard let best = network.bestCase(on: chip, at: point) else { return nil }
      let milliseconds = Double(best.cycles) / point.hertz * 1e3
      measurements.append(
        Measurement(
          network: network.name, cycles: best.cycles,
          framesPerSecond: 1e3 / milliseconds, milliwatts: best.milliwatts,
          microjoules: best.microjoules, milliseconds: milliseconds,
          squareMillimetres: best.squareMillimetres,
          bankBytes: 0, weightBytes: 0, macUtilization: 1, limit: "",
          accuracy: 100))
    }
    return measurements
  }
}
