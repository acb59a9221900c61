/// A question such as `min mw at fps>=200`: the best chip in one metric that keeps some bounds.
package struct Goal: Sendable, Hashable, CustomStringConvertible {
  package let metric: ChipMetric
  package let constraints: [Constraint]

  package init(metric: ChipMetric, constraints: [Constraint]) {
    self.metric = metric
    self.constraints = constraints
  }

  /// Reads `min METRIC`, `max fps`, with `at BOUND, BOUND…` behind; throws a sentence that says so.
  package init(_ text: String) throws(SpaceTextError) {
    let words = text.split(separator: " ", maxSplits: 2).map(String.init)
    let hint = "write it like 'min mw at fps>=200' or 'max fps at mw<=50, mm2<=4'"
    guard words.count >= 2, let metric = ChipMetric(rawValue: words[1]) else {
      throw SpaceTextError("'\(text)' is no goal; \(hint); the metrics are \(ChipMetric.list)")
    }
    let direction = metric.isBetterHigher ? "max" : "min"
    guard words[0] == direction else {
      throw SpaceTextError("'\(words[0]) \(metric.rawValue)': it takes '\(direction)'; \(hint)")
    }
    self.metric = metric
    guard words.count == 3 else {
      constraints = []
      return
    }
    guard words[2].hasPrefix("at ") else { throw SpaceTextError("'\(words[2])': \(hint)") }
    constraints = try words[2].dropFirst(3).split(separator: ",").map {
      part throws(SpaceTextError) in try Constraint(part.trimmed)
    }
  }

  package var description: String {
    let bounds = constraints.map(\.description).joined(separator: ", ")
    return (metric.isBetterHigher ? "max " : "min ") + metric.rawValue
      + (bounds.isEmpty ? "" : " at \(bounds)")
  }

  /// A space that asks nothing but this.
  package func narrowing(_ space: TuningSpace) -> TuningSpace {
    var space = space
    space.objectives = [metric]
    space.constraints += constraints.filter { !space.constraints.contains($0) }
    return space
  }
}

/// The best chip for a goal, and what keeps it from being better.
package struct Answer: Sendable, Hashable {
  package let finding: Finding
  package let value: Double
  /// What the best value would be without each constraint that costs something, the dearest first.
  package let binding: [Relief]

  package struct Relief: Sendable, Hashable {
    package let constraint: Constraint
    package let value: Double
  }

  /// Answers from what was simulated in a space that was narrowed to the goal.
  ///
  /// Nil where no simulated chip keeps every constraint.
  package init?(_ findings: Findings) {
    let space = findings.space
    guard let metric = space.objectives.first, let best = Self.best(findings, space) else {
      return nil
    }
    finding = best
    let value = space.value(metric, of: best.measurements)
    self.value = value
    binding = space.constraints.compactMap { constraint -> Relief? in
      var relaxed = space
      relaxed.constraints.removeAll { $0 == constraint }
      guard let other = Self.best(findings, relaxed) else { return nil }
      let relief = space.value(metric, of: other.measurements)
      return metric.cost(relief) < metric.cost(value)
        ? Relief(constraint: constraint, value: relief) : nil
    }.sorted { metric.cost($0.value) < metric.cost($1.value) }
  }

  private static func best(_ findings: Findings, _ space: TuningSpace) -> Finding? {
    findings.simulated.filter { space.violation(of: $0.measurements) == 0 }
      .min {
        space.costs(of: $0.measurements).lexicographicallyPrecedes(space.costs(of: $1.measurements))
      }
  }

  /// The answer in a few lines.
  package func text(in findings: Findings, goal: Goal) -> String {
    let space = findings.space
    let knobs = zip(space.axes, space.labels(of: finding.candidate))
      .map { "\($0.name) \($1)" }.joined(separator: ", ")
    var lines = [
      "\(goal): \(Findings.text(value)) \(goal.metric.unit) with \(knobs)",
      "it is limited by: \(Findings.limits(of: finding))",
    ]
    lines += binding.map {
      "binding: without '\($0.constraint)' it would be "
        + "\(Findings.text($0.value)) \(goal.metric.unit)"
    }
    if binding.isEmpty {
      lines.append("no constraint binds: it is the best of all that were simulated")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
