/// Goes through the islands of a plan, and keeps every result as it comes.
package struct Tuner: Sendable {
  package let space: TuningSpace
  private let bound: OptimisticBound?

  /// Makes a tuner; `bound` lets it leave out what cannot be on the front.
  package init(_ space: TuningSpace, bound: OptimisticBound?) {
    self.space = space
    self.bound = bound
  }

  /// What a tuner asks for: evaluates candidates, and hands over each as it is done.
  package typealias Evaluate = (
    _ candidates: [Candidate], _ done: (Trial) throws -> Void
  ) async throws -> Void

  /// Searches some of the plan's islands.
  ///
  /// `known` are results of an earlier run of the same plan: they are not evaluated again. `keep`
  /// is called with each new result at once. Returns all the results, island by island.
  package func run(
    islands: some Sequence<Int>, known: [Candidate: Trial], evaluate: Evaluate,
    keep: @escaping (Trial) throws -> Void
  ) async throws -> [Trial] {
    var all: [Trial] = []
    for number in islands {
      var island = space.island(number)
      var front = ParetoFront()
      while true {
        let batch = island.next()
        if batch.isEmpty { break }
        let results = try await results(
          of: batch, known: known, front: front, evaluate: evaluate, keep: keep)
        island.accept(results)
        for result in results where result.measurements != nil {
          front.insert(Scored(result, in: space))
        }
        all += results
      }
    }
    return all
  }

  /// The results of a batch in its own order, whatever the order in which threads end.
  private func results(
    of batch: [Candidate], known: [Candidate: Trial], front: ParetoFront,
    evaluate: Evaluate, keep: @escaping (Trial) throws -> Void
  ) async throws -> [Trial] {
    var results: [Candidate: Trial] = [:]
    var missing: [Candidate] = []
    for candidate in batch {
      if let evaluation = known[candidate] {
        results[candidate] = evaluation
      } else if isHopeless(candidate, against: front) {
        let evaluation = Trial(candidate: candidate, outcome: .hopeless)
        results[candidate] = evaluation
        try keep(evaluation)
      } else {
        missing.append(candidate)
      }
    }
    if !missing.isEmpty {
      try await evaluate(missing) { evaluation in
        results[evaluation.candidate] = evaluation
        try keep(evaluation)
      }
    }
    return batch.compactMap { results[$0] }
  }

  private func isHopeless(_ candidate: Candidate, against front: ParetoFront) -> Bool {
    guard let bound, !space.search.keepsHopeless, let best = bound.best(candidate) else {
      return false
    }
    return space.violation(of: best) > 0 || front.rulesOut(atBest: space.costs(of: best))
  }
}
