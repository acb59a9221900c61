/// What a search found: all that was simulated, and the front.
package struct Findings: Sendable {
  package let space: TuningSpace
  /// Every candidate that was looked at, by its choices, in whatever order it was looked at.
  package let evaluations: [Trial]
  /// Simulated candidates with their scores.
  package let scored: [Scored]
  /// The simulated candidates on the front, by the first objective, the best first.
  package let front: [Finding]

  package init(_ space: TuningSpace, _ evaluations: [Trial]) {
    self.space = space
    let evaluations = evaluations.sorted {
      $0.candidate.choices.lexicographicallyPrecedes($1.candidate.choices)
    }
    self.evaluations = evaluations
    scored = evaluations.filter { $0.measurements != nil }.map { Scored($0, in: space) }
    let measured = Dictionary(
      evaluations.compactMap { one in one.measurements.map { (one.candidate, $0) } }
    ) { first, _ in first }
    front = ParetoFront(scored).members
      .sorted { one, other in
        one.costs == other.costs
          ? one.candidate.choices.lexicographicallyPrecedes(other.candidate.choices)
          : one.costs.lexicographicallyPrecedes(other.costs)
      }
      .enumerated().compactMap { index, member in
        measured[member.candidate].map {
          Finding(number: index + 1, candidate: member.candidate, measurements: $0)
        }
      }
  }

  /// How many candidates ended in each way.
  package var tally: (simulated: Int, refused: Int, hopeless: Int) {
    evaluations.reduce(into: (0, 0, 0)) { tally, evaluation in
      switch evaluation.outcome {
      case .simulated: tally.0 += 1
      case .refused: tally.1 += 1
      case .hopeless: tally.2 += 1
      }
    }
  }

  /// Every simulated candidate as a finding, in the order of `evaluations`.
  package var simulated: [Finding] {
    evaluations.enumerated().compactMap { index, one in
      one.measurements.map {
        Finding(number: index + 1, candidate: one.candidate, measurements: $0)
      }
    }
  }
}

/// A simulated candidate with its number in a list.
package struct Finding: Sendable, Hashable {
  package let number: Int
  package let candidate: Candidate
  package let measurements: [Measurement]
}
