package import ChipDescription

/// The chips that there are to choose from, and what makes one better than another.
package struct TuningSpace: Sendable, Hashable {
  /// The chip that the axes start from.
  package var base: ChipSpec
  package var axes: [Axis]
  package var networks: [TunedNetwork]
  package var constraints: [Constraint]
  /// What is traded; a chip is on the front unless another is as good in all and better in one.
  package var objectives: [ChipMetric]
  package var search: SearchOptions

  package init(
    base: ChipSpec, axes: [Axis], networks: [TunedNetwork], constraints: [Constraint],
    objectives: [ChipMetric], search: SearchOptions = SearchOptions()
  ) {
    self.base = base
    self.axes = axes
    self.networks = networks
    self.constraints = constraints
    self.objectives = objectives
    self.search = search
  }

  /// How many candidates there are; the greatest `Int` where they are more.
  package var count: Int {
    axes.reduce(1) { product, axis in
      let (next, overflow) = product.multipliedReportingOverflow(by: axis.choices.count)
      return overflow ? .max : next
    }
  }

  /// The candidate of a number below `count`: the last axis varies fastest.
  package func candidate(at number: Int) -> Candidate {
    var rest = number
    var choices = [Int](repeating: 0, count: axes.count)
    for index in axes.indices.reversed() {
      choices[index] = rest % axes[index].choices.count
      rest /= axes[index].choices.count
    }
    return Candidate(choices: choices)
  }

  /// The chip of a candidate; its first operating point is the one that it runs at.
  ///
  /// Throws a sentence where no chip can be like this.
  package func chip(of candidate: Candidate) throws(SpaceTextError) -> ChipSpec {
    var chip = base
    let settings = zip(axes, candidate.choices).flatMap { $0.choices[$1].settings }
    for order in 0...2 {
      for setting in settings where setting.order == order {
        try setting.apply(to: &chip, base: base)
      }
    }
    if settings.contains(where: { $0.order == 1 }) {
      try Axis.Setting.checkClock(of: chip, base: base)
    }
    let problems = chip.validate()
    guard problems.isEmpty else {
      throw SpaceTextError(problems.map(\.message).joined(separator: "; "))
    }
    return chip
  }

  /// What tables show: accuracy only where every network is scored.
  package var metrics: [ChipMetric] {
    let isScored = networks.allSatisfy { $0.accuracy != nil }
    return ChipMetric.allCases.filter { $0 != .accuracy || isScored }
  }

  /// The variants of the networks that there are to choose from; only nil where there is no choice.
  package var variants: Set<String?> {
    var names: Set<String?> = []
    for choice in axes.flatMap(\.choices) {
      for case .variant(let name) in choice.settings { names.insert(name) }
    }
    return names.isEmpty ? [nil] : names
  }

  /// The variant of the networks that a candidate runs; nil where there is no choice.
  package func variant(of candidate: Candidate) -> String? {
    for (axis, choice) in zip(axes, candidate.choices) {
      for case .variant(let name) in axis.choices[choice].settings { return name }
    }
    return nil
  }

  /// A candidate's values, axis by axis.
  package func labels(of candidate: Candidate) -> [String] {
    zip(axes, candidate.choices).map { $0.choices[$1].label }
  }
}

/// One choice for each axis of a space.
package struct Candidate: Sendable, Hashable, Codable {
  /// The index of the choice, axis by axis.
  package var choices: [Int]

  package init(choices: [Int]) { self.choices = choices }
}

/// How a space is searched; the same options give the same candidates on any machine.
package struct SearchOptions: Sendable, Hashable {
  /// The most candidates to simulate; a space that is no larger is searched exhaustively.
  package var evaluations = 1000
  package var seed = 1
  /// Independent searches that share the evaluations: what shards of a cluster job are made of.
  package var islands = 1
  /// Whether candidates that a lower bound rules out are simulated all the same.
  package var keepsHopeless = false

  package init() {}
}
