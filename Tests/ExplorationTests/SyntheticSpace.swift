import ChipDescription
import ChipFiles
import Exploration

/// A space with a formula in place of a machine, so that searches can be held against the truth.
enum SyntheticSpace {
  /// 5 × 6 × 5 × 8 = 1,200 chips.
  static func space(evaluations: Int, seed: Int = 1, islands: Int = 1) throws -> TuningSpace {
    let text = """
      axes:
        array.pixels: {from: 1, to: 5, step: 1}
        array.outputs: {from: 4, to: 14, step: 2}
        array.inputs: [1, 2, 4, 8, 16]
        vector.lanes: {from: 1, to: 128, times: 2}
      objectives: [fps, uj]
      evaluations: \(evaluations)
      seed: \(seed)
      islands: \(islands)
      """
    return try SpaceFile.read(text: text, name: "synthetic")
  }

  /// More multipliers and lanes are faster with falling returns, and cost energy; a chip out of
  /// balance pays for it.
  static func evaluation(of candidate: Candidate) -> Trial {
    let choices = candidate.choices.map(Double.init)
    let speed = 10 + 3 * choices[0] + 4 * choices[1] + 5 * choices[2] + 2 * choices[3]
    let imbalance = abs(choices[0] - choices[2]) + abs(choices[1] - choices[3]) / 2
    let microjoules = 5 + speed * speed / 40 + 6 * imbalance
    return Trial(
      candidate: candidate,
      outcome: .simulated([
        measurement(framesPerSecond: speed - imbalance, microjoules: microjoules)
      ]))
  }

  static func measurement(framesPerSecond: Double, microjoules: Double) -> Measurement {
    Measurement(
      network: "formula", cycles: 1, framesPerSecond: framesPerSecond,
      milliwatts: framesPerSecond * microjoules / 1000, microjoules: microjoules,
      milliseconds: 1000 / framesPerSecond, squareMillimetres: 1, bankBytes: 1, weightBytes: 1,
      macUtilization: 1, limit: "arithmetic")
  }

  /// Searches islands with the formula; `keep` sees each new result.
  static func run(
    _ space: TuningSpace, islands: some Sequence<Int>, known: [Candidate: Trial] = [:],
    keep: @escaping (Trial) throws -> Void = { _ in }
  ) async throws -> [Trial] {
    try await Tuner(space, bound: nil).run(islands: islands, known: known) { candidates, done in
      // From the last to the first: the order in which threads end must not matter.
      for candidate in candidates.reversed() { try done(evaluation(of: candidate)) }
    } keep: {
      try keep($0)
    }
  }
}
