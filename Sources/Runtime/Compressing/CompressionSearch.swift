internal import Compression
internal import Instruments

/// The form of a network with the fewest bytes of weights that loses no more accuracy than it may,
/// and keeps to its other targets.
///
/// The share of bytes is halved in on: each round chooses bits by sensitivity, fits the weights,
/// and has the machine score the outcome.
package struct CompressionSearch {
  /// The best form; as the targets have it, or as int8, where nothing smaller keeps to the drop.
  package let run: CompressionRun

  /// What reports call it.
  private static let word = "maxAccuracyDrop"
  /// Shares that are tried at most; the last ones lie about two hundredths apart.
  private static let rounds = 5
  private static let leastStep = 0.02
  /// No grid reaches a smaller share of the bytes of int8.
  private static let leastShare = 0.25

  /// - Parameters:
  ///   - mostLost: of accuracy, as a share: 0.01 is a point.
  ///   - scoredOn: the frames that scores are of, as a reader would say it.
  ///   - score: of a network, as the machine has it.
  /// - Throws: `Problems`.
  package init(
    _ workload: Workload, _ request: CalibrationRequest, _ choice: CompressionChoice,
    costs: MachineCosts, mostLost: Double, scoredOn: String,
    score: (Workload) throws -> Score
  ) throws {
    var best = try CompressionRun(workload, request, choice, costs: costs)
    let whole =
      choice.hasTarget
      ? try CompressionRun(workload, request, choice.withoutTarget, costs: costs).costAfter
      : best.costAfter
    let before = try score(best.baseline).value
    var tried = [Decision(step: Self.word, "accuracy is that of \(scoredOn)")]
    func outcome(_ share: Double, _ after: Double, _ outcome: String) -> Decision {
      Decision(
        step: Self.word,
        "\(Self.percent(share)) of the bytes: \(Self.percent(before)) → "
          + "\(Self.percent(after)), \(outcome)")
    }
    var (kept, lost) = (1.0, Self.leastShare)
    if choice.hasTarget {
      kept = Double(best.costAfter.encodedWeightBytes) / Double(whole.encodedWeightBytes)
      let after = try score(best.workload).value
      let isKept = before - after <= mostLost + Self.rounding
      tried.append(
        outcome(kept, after, isKept ? "kept" : "too much, which is what the targets ask for"))
      if !isKept { lost = kept }
    }
    for _ in 0..<Self.rounds where kept - lost > Self.leastStep {
      let share = (kept + lost) / 2
      var tighter = choice
      tighter.byteShare = share
      let run = try CompressionRun(workload, request, tighter, costs: costs)
      let isReached =
        Double(run.costAfter.encodedWeightBytes) <= share * Double(whole.encodedWeightBytes)
      let after = try isReached ? score(run.workload).value : before
      let isKept = isReached && before - after <= mostLost + Self.rounding
      tried.append(
        outcome(share, after, isKept ? "kept" : isReached ? "too much" : "out of reach"))
      if isKept { (kept, best) = (share, run) } else { lost = share }
    }
    best.add(tried)
    run = best
  }

  /// What differences of shares may be off by.
  private static let rounding = 1e-9

  private static func percent(_ share: Double) -> String {
    "\(NumberText.fixed(share * 100, decimals: 1)) %"
  }
}
