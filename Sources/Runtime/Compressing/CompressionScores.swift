internal import Compression
internal import Instruments

/// What a network scores as reals, as int8, and compressed.
package struct CompressionScores: Sendable {
  let metric: Metric
  /// The float model's; nil where there is none.
  let reals: Score?
  /// On the machine, before anything that costs accuracy.
  let before: Score
  /// On the machine, compressed.
  let after: Score
  /// How many frames were scored, and in how many the machine and the evaluator are equal.
  let frames: Int
  let equalFrames: Int

  /// Runs and scores the frames of a request on all forms of a network.
  ///
  /// - Parameter request: with whatever workload; those of the run are put in its place.
  /// - Throws: `Problems`.
  package init(_ run: CompressionRun, _ request: EvaluationRequest) throws {
    var request = request
    request.machineOnly = true
    request.workload = run.baseline
    before = try Evaluation(request).rows[0].score
    request.machineOnly = false
    request.workload = run.workload
    let found = try Evaluation(request)
    metric = request.scoring.metric
    after = found.rows[0].score
    reals = request.reals == nil ? nil : found.rows.last?.score
    frames = found.report.frames
    equalFrames = found.equalFrames ?? 0
  }

  /// A score as people read it: shares in percent, errors as they are.
  func text(_ score: Score) -> String {
    metric.isAccuracy
      ? "\(NumberText.fixed(score.value * 100, decimals: 2)) %"
      : NumberText.fixed(score.value, decimals: 3)
  }

  /// How many frames there were, and how far chance moves what they score.
  var note: String {
    let error =
      metric.isAccuracy
      ? "\(NumberText.fixed(after.standardError * 100, decimals: 2)) points"
      : NumberText.fixed(after.standardError, decimals: 3)
    return "  \(metric.rawValue) of \(frames) frames, standard error \(error); "
      + "machine and evaluator equal in \(equalFrames)"
  }
}
