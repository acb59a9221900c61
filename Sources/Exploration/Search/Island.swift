/// One independent search: which candidates it wants next, given what it has learned so far.
///
/// What it does hangs on its seed and its results alone, never on time or on threads, so that a
/// search that was stopped goes on as if nothing had happened.
protocol Island: Sendable {
  /// The candidates to evaluate next; none once the search is over.
  mutating func next() -> [Candidate]
  /// Takes the results of what `next` asked for, in the same order.
  mutating func accept(_ evaluations: [Trial])
}

extension TuningSpace {
  /// The island of a number below `search.islands`.
  func island(_ number: Int) -> any Island {
    let isExhaustive = count <= search.evaluations
    return isExhaustive
      ? ExhaustiveIsland(self, number: number) : EvolutionaryIsland(self, number: number)
  }

  /// The most evaluations that there will be.
  package var plannedEvaluations: Int { min(count, search.evaluations) }
}
