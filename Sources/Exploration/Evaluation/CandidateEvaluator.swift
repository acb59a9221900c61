import ChipDescription
import Instruments
import Runtime

/// Compiles and simulates candidates; chips that differ in nothing a cycle depends on share a run.
package struct CandidateEvaluator: Sendable {
  package let space: TuningSpace
  private let variants: [String?: [ScoredWorkload]]

  /// Reads the networks of the space and scores those that have labels; a file is looked for from
  /// the current folder.
  ///
  /// - Throws: `Problems`.
  package init(_ space: TuningSpace) throws {
    self.space = space
    var variants: [String?: [ScoredWorkload]] = [:]
    for name in space.variants {
      variants[name] = try space.networks.map {
        try ScoredWorkload($0, variant: name, on: space.base)
      }
    }
    self.variants = variants
  }

  /// The bound that leaves out hopeless candidates; nil where the base chip cannot run a network.
  package var bound: OptimisticBound? {
    guard
      let networks = try? variants.mapValues({ workloads in
        try workloads.map { try BoundedNetwork($0.workload, on: space.base) }
      })
    else { return nil }
    return OptimisticBound(space, networks: networks)
  }

  /// Evaluates candidates on a number of threads; the results come in no particular order.
  ///
  /// `done` is called with each result as it comes, never by two threads at once.
  package func evaluate(
    _ candidates: [Candidate], threads: Int, done: (Trial) throws -> Void
  ) async throws {
    var groups = Array(Dictionary(grouping: candidates, by: timing(of:)).values)[...]
    try await withThrowingTaskGroup(of: [Trial].self) { tasks in
      for _ in 0..<max(1, threads) {
        guard let group = groups.popFirst() else { break }
        tasks.addTask { evaluations(of: group) }
      }
      while let results = try await tasks.next() {
        for result in results { try done(result) }
        try Task.checkCancellation()
        if let group = groups.popFirst() { tasks.addTask { evaluations(of: group) } }
      }
    }
  }

  /// What a candidate's cycles depend on; nil where it is no chip.
  private func timing(of candidate: Candidate) -> Timing? {
    guard var chip = try? space.chip(of: candidate) else { return nil }
    chip.name = ""
    chip.summary = ""
    chip.process = ProcessSpec()
    chip.operatingPoints = []
    chip.sleep = SleepSpec()
    return Timing(chip: chip, variant: space.variant(of: candidate))
  }

  private struct Timing: Hashable {
    var chip: ChipSpec
    var variant: String?
  }

  /// The results of candidates whose chips have the same timing.
  private func evaluations(of group: [Candidate]) -> [Trial] {
    var networks: Result<[TimedNetwork], any Error>?
    return group.map { candidate in
      do {
        let chip = try space.chip(of: candidate)
        let workloads = variants[space.variant(of: candidate)] ?? []
        for workload in workloads { try workload.checkFloor() }
        let timed =
          networks ?? Result { try workloads.map { try TimedNetwork($0.workload, on: chip) } }
        networks = timed
        let measurements = try zip(timed.get(), workloads).map {
          try measurement(of: $0, on: chip, accuracy: $1.accuracy ?? 0)
        }
        return Trial(candidate: candidate, outcome: .simulated(measurements))
      } catch {
        return Trial(candidate: candidate, outcome: .refused("\(error)"))
      }
    }
  }

  private func measurement(
    of network: TimedNetwork, on chip: ChipSpec, accuracy: Double
  ) throws -> Measurement {
    let point = try OperatingPoint.choose(nil, of: chip)
    let report = try network.report(on: chip, at: point)
    return Measurement(
      network: report.network, cycles: report.cycles, framesPerSecond: report.framesPerSecond,
      milliwatts: report.milliwatts, microjoules: report.microjoulesPerInference,
      milliseconds: report.latencySeconds * 1e3, squareMillimetres: report.area.squareMillimetres,
      bankBytes: report.sramPeakBytes, weightBytes: report.encodedWeightBytes,
      macUtilization: report.macUtilization, limit: report.bounds.binding?.label ?? "nothing",
      accuracy: accuracy)
  }
}
