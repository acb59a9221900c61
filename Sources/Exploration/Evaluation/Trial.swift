/// What a candidate turned out to be.
package struct Trial: Sendable, Hashable, Codable {
  package let candidate: Candidate
  package let outcome: Outcome

  package enum Outcome: Sendable, Hashable, Codable {
    /// Compiled and simulated: one measurement for each network of the space.
    case simulated([Measurement])
    /// No chip, or none that runs the networks, and why.
    case refused(String)
    /// Not simulated, since what it can reach at best is ruled out.
    case hopeless
  }

  package init(candidate: Candidate, outcome: Outcome) {
    self.candidate = candidate
    self.outcome = outcome
  }

  /// The measurements of a simulated candidate.
  package var measurements: [Measurement]? {
    if case .simulated(let measurements) = outcome { measurements } else { nil }
  }
}

extension TuningSpace {
  /// A metric over all networks: their geometric mean, each with its weight.
  ///
  /// The geometric mean is the one whose ratios do not depend on which network is the largest.
  package func value(_ metric: ChipMetric, of measurements: [Measurement]) -> Double {
    let total = networks.reduce(0) { $0 + $1.weight }
    let logarithm = zip(networks, measurements).reduce(0.0) { sum, pair in
      sum + pair.0.weight / total * Logarithm.natural(pair.1[metric])
    }
    return networks.count == 1
      ? measurements.first?[metric] ?? 0 : Logarithm.exponential(logarithm)
  }

  /// What is to be made small, objective by objective.
  package func costs(of measurements: [Measurement]) -> [Double] {
    objectives.map { $0.cost(value($0, of: measurements)) }
  }

  /// By how much the constraints are missed in all; 0 where every network keeps every one.
  package func violation(of measurements: [Measurement]) -> Double {
    constraints.reduce(0) { sum, constraint in
      sum + (measurements.map { constraint.violation($0[constraint.metric]) }.max() ?? 0)
    }
  }
}
