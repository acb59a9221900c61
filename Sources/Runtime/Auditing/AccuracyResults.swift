package import ChipDescription
internal import Compression
internal import Instruments
internal import ModelIR

/// Float networks quantised here, beside their float selves and the int8 ones that came with them.
package struct AccuracyResults: Sendable {
  /// A network's three forms, on the same frames.
  struct Row: Sendable {
    let title: String
    let metric: Metric
    let frames: Int
    let float: Score
    let quantized: Score
    /// Whether machine and evaluator have all frames of the quantised network equal.
    let isExact: Bool
    let shipped: Score
    let note: String
  }

  private(set) var rows: [Row] = []
  private let chip: ChipSpec
  private let folder: String

  /// Quantises and scores all networks.
  ///
  /// - Parameters:
  ///   - folder: where `models` and `data` are.
  ///   - progress: called as each network begins.
  /// - Throws: `Problems`.
  package init(folder: String, chip: ChipSpec, progress: (String) -> Void) throws {
    self.folder = folder
    self.chip = chip
    for example in AccuracyExample.all {
      progress(example.title)
      rows.append(try row(example))
    }
  }

  private func row(_ example: AccuracyExample) throws -> Row {
    let given = try Workload.read("\(folder)/models/\(example.floatModel)")
    let calibration = try example.source(example.calibration, in: folder)
    let quantized = try given.quantized(CalibrationRequest(sources: [calibration]))
    let own = try evaluation(example, quantized, reals: given)
    let scores = own.rows.map(\.score)
    let shipped = try evaluation(
      example, try Workload.read("\(folder)/models/\(example.int8Model)"), reals: nil)
    return Row(
      title: example.title, metric: example.metric, frames: own.report.frames, float: scores[2],
      quantized: scores[0], isExact: own.equalFrames == own.report.frames,
      shipped: shipped.rows[0].score, note: example.note)
  }

  private func evaluation(
    _ example: AccuracyExample, _ workload: Workload, reals: Workload?
  ) throws -> Evaluation {
    // The shipped networks take images as TensorFlow has them.
    var source = try example.source(example.scored, in: folder)
    if reals == nil, example.floatModel.hasSuffix(".onnx") {
      source = try example.source(example.scored, in: folder, isPlanar: false)
    }
    return try Evaluation(
      EvaluationRequest(
        workload, reals: reals, chip: chip, point: try OperatingPoint.choose(nil, of: chip),
        inputs: [source],
        scoring: Scoring(
          metric: example.metric, labels: try example.labels(in: folder)),
        machineOnly: reals == nil))
  }
}
