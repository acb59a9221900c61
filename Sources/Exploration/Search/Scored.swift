/// A candidate with what decides between it and others.
package struct Scored: Sendable, Hashable {
  package let candidate: Candidate
  /// What is to be made small, objective by objective.
  package let costs: [Double]
  /// By how much the constraints are missed; 0 where all are kept, infinite where nothing ran.
  package let violation: Double

  package init(candidate: Candidate, costs: [Double], violation: Double) {
    self.candidate = candidate
    self.costs = costs
    self.violation = violation
  }

  /// Scores what is known of a candidate.
  package init(_ evaluation: Trial, in space: TuningSpace) {
    candidate = evaluation.candidate
    if let measurements = evaluation.measurements {
      costs = space.costs(of: measurements)
      violation = space.violation(of: measurements)
    } else {
      costs = space.objectives.map { _ in .infinity }
      violation = .infinity
    }
  }

  /// Whether this is preferred: nearer to the constraints, or as good in all and better in one.
  ///
  /// Source: constrained domination, Deb et al., "A fast and elitist multiobjective genetic
  /// algorithm: NSGA-II", IEEE Trans. Evolutionary Computation 6(2), 2002, definition 1.
  package func dominates(_ other: Scored) -> Bool {
    if violation != other.violation { return violation < other.violation }
    return violation == 0 && costs.dominate(other.costs)
  }
}

extension [Double] {
  /// Whether no cost is higher than the other's, and one is lower.
  func dominate(_ other: [Double]) -> Bool {
    var isLower = false
    for (mine, theirs) in zip(self, other) {
      if mine > theirs { return false }
      if mine < theirs { isLower = true }
    }
    return isLower
  }
}
