import Exploration
import FoundationEssentials
import Runtime

/// Measures the tuner: chips in an hour on one core, and what a quarter of the evaluations finds.
///
/// A space is gone through exhaustively once, on one thread; searches with other seeds are then
/// answered from those results, which are the same bit for bit, and cost nothing.
struct TuningBenchmark {
  /// Seeds that each space is searched with.
  private static let seeds = 1...10

  static func main() async throws {
    print(
      "space                  chips  simulated  chips/hour/core  front  whole front  mean share")
    for (name, text) in spaces {
      try await TuningBenchmark(name: name, space: SpaceFile.read(text: text, name: name)).measure()
    }
    if let bytes = peakBytes { print("peak memory \(bytes >> 20) MiB") }
  }

  private let name: String
  private let space: TuningSpace

  private init(name: String, space: TuningSpace) {
    self.name = name
    self.space = space
  }

  private func measure() async throws {
    var whole = space
    whole.search.evaluations = space.count
    whole.search.keepsHopeless = true
    let evaluator = try CandidateEvaluator(whole)
    let clock = ContinuousClock()
    let start = clock.now
    let trials = try await Tuner(whole, bound: nil).run(
      islands: 0..<1, known: [:]
    ) { candidates, done in
      try await evaluator.evaluate(candidates, threads: 1, done: done)
    } keep: { _ in
    }
    let hours = (clock.now - start) / .seconds(3600)
    let known = Dictionary(trials.map { ($0.candidate, $0) }) { first, _ in first }
    let truth = points(Findings(whole, trials))
    var shares: [Double] = []
    for seed in Self.seeds {
      let found = points(try await search(seed: seed, among: known, evaluator.bound))
      shares.append(Double(truth.intersection(found).count) / Double(max(truth.count, 1)))
    }
    let line = [
      column(name, 20), column(space.count, 8), column(Findings(whole, trials).tally.simulated, 11),
      column(Int(Double(trials.count) / hours), 17), column(truth.count, 7),
      column("\(shares.count { $0 == 1 }) of \(shares.count)", 13),
      column("\((shares.reduce(0, +) / Double(shares.count) * 1000).rounded() / 10) %", 12),
    ]
    print(line.joined())
  }

  /// What a search finds with a quarter of the evaluations.
  private func search(
    seed: Int, among known: [Candidate: Trial], _ bound: OptimisticBound?
  ) async throws -> Findings {
    var quarter = space
    quarter.search.seed = seed
    quarter.search.evaluations = space.count / 4
    let trials = try await Tuner(quarter, bound: bound).run(
      islands: 0..<1, known: known
    ) { candidates, done in
      for candidate in candidates { if let trial = known[candidate] { try done(trial) } }
    } keep: { _ in
    }
    return Findings(quarter, trials)
  }

  /// The front as what it measures: chips that do not differ in it count once.
  private func points(_ findings: Findings) -> Set<[Exploration.Measurement]> {
    Set(findings.front.map(\.measurements))
  }

  private func column(_ value: some CustomStringConvertible, _ width: Int) -> String {
    let text = value.description
    return value is String && width == 20
      ? text + String(repeating: " ", count: max(0, width - text.count))
      : String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// The most memory that this process has had; nil where the system does not say.
  private static var peakBytes: Int? {
    guard let data = FileManager.default.contents(atPath: "/proc/self/status") else { return nil }
    let line = String(decoding: data, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 << 10 }
  }
}

extension TuningBenchmark {
  private static let keywords = "../shared/models/tiny/kws_dscnn_int8.tflite"

  /// The bundled space, and two around keywords where the shared models are.
  private static var spaces: [(name: String, text: String)] {
    let bundled = (SpaceFile.bundledName, SpaceFile.bundledText)
    guard FileManager.default.fileExists(atPath: keywords) else { return [bundled] }
    return [bundled, ("keywords: fps, µJ", speed), ("keywords: fps, mW, mm²", size)]
  }

  private static let speed = """
    base: obol-lite
    networks: [\(keywords)]
    axes:
      array.pixels: [1, 2, 4, 8]
      array.outputs: [4, 8, 16, 32]
      array.inputs: [2, 4, 8]
      sram.bankSize: [4 KiB, 8 KiB, 16 KiB, 32 KiB]
      weightStore.rate + decoder.rate: [4 B/cycle, 8 B/cycle, 16 B/cycle, 32 B/cycle]
      vector.lanes: [8, 16]
    objectives: [fps, uj]
    """

  private static let size = """
    base: obol-lite
    networks: [\(keywords)]
    axes:
      array.pixels: [1, 2, 4]
      array.outputs: [4, 8, 16, 32]
      array.inputs: [2, 4, 8]
      weightStore.rate + decoder.rate: [4 B/cycle, 8 B/cycle, 16 B/cycle]
      operatingPoint: [lowest]
      operatingPoint.clock: {from: 10 MHz, to: 50 MHz, step: 10 MHz}
    objectives: [fps, mw, mm2]
    """
}
