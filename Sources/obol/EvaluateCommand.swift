import ArgumentParser
import Instruments
import Runtime

/// `obol evaluate`: how accurate a network is on a chip.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Scores a network's outputs on a chip against labels, beside speed and power.",
    discussion: """
      Every frame runs on the machine; the reference evaluator and, where there is one, the float \
      model score the same frames beside it. A float model is quantised first, on --calibration \
      or else on the first frames of --inputs.
      """)

  @Argument(help: "A model, float or quantised, or a compiled program.")
  var model: String

  @OptionGroup var chip: ChipOptions

  @Option(help: "Input frames: X.npy, or NAME=X.npy. Once for each input.")
  var inputs: [String]

  @Option(help: "L.npy with a whole number for each frame.")
  var labels: String?

  @Option(help: "top1, top5, auc (labels 0 and 1), or mse (outputs against inputs).")
  var metric = Metric.top1

  @Option(
    name: .customLong("label-offset"),
    help: "Added to each label: 1 where the model has a background class in front.")
  var labelOffset = 0

  @Option(name: .customLong("float"), help: "The float model that a quantised one was made from.")
  var floatModel: String?

  @Option(help: "Frames at most.")
  var frames: Int?

  @Flag(name: .customLong("machine-only"), help: "Leave out the evaluator and the float model.")
  var machineOnly = false

  @Option(help: "Where scores and report are written as JSON.")
  var json: String?

  @OptionGroup var quantization: CalibrationOptions

  func validate() throws {
    if let frames, frames < 1 { throw ValidationError("--frames takes 1 or more, not \(frames).") }
    if metric.needsLabels, labels == nil {
      throw ValidationError("--metric \(metric.rawValue) needs --labels.")
    }
  }

  func run() throws {
    let spec = try chip.spec()
    let given = try Workload.read(model)
    let (workload, sources) = try quantization.prepare(given, inputs: inputs)
    let evaluation = try Evaluation(
      EvaluationRequest(
        workload, reals: given.floatGraph == nil ? try reference() : given, chip: spec,
        point: try chip.point(of: spec), inputs: sources,
        scoring: Scoring(
          metric: metric, labels: try labels.map(LabelFile.read) ?? [], labelOffset: labelOffset),
        limit: frames, machineOnly: machineOnly, progress: { Progress.reporter($0) }))
    if let json { try ByteFile.write(evaluation.json.text, to: json) }
    print(evaluation.screen, terminator: "")
  }

  /// The network of `--float`, where that was given.
  private func reference() throws -> Workload? {
    guard let floatModel else { return nil }
    let workload = try Workload.read(floatModel)
    guard workload.floatGraph != nil else {
      throw Problems(floatModel, "this is no float model", remedy: "leave out --float")
    }
    return workload
  }
}

extension Metric: ExpressibleByArgument {}
