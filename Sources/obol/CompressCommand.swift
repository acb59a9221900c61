import ArgumentParser
import Runtime

/// `obol compress`: a network made smaller, and what that does on a chip.
struct CompressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compress",
    abstract: "Quantises a float model to int8, and writes it as .tflite.",
    discussion: """
      What is written has been read again and gives the same outputs. With --labels, both the \
      float model and what became of it on the machine are scored, on --inputs or else on the \
      calibration frames.
      """)

  @Argument(help: "A model, float or quantised.")
  var model: String

  @OptionGroup var chip: ChipOptions

  @OptionGroup var quantization: CalibrationOptions

  @Option(name: [.customShort("o"), .long], help: "Where the .tflite is written.")
  var output: String?

  @Option(help: "Frames to score: X.npy, or NAME=X.npy.")
  var inputs: [String] = []

  @Option(help: "L.npy with a whole number for each frame that is scored.")
  var labels: String?

  @Option(help: "top1, top5, auc (labels 0 and 1), or mse (outputs against inputs).")
  var metric = Metric.top1

  @Option(
    name: .customLong("label-offset"),
    help: "Added to each label: 1 where the model has a background class in front.")
  var labelOffset = 0

  func run() throws {
    let spec = try chip.spec()
    let point = try chip.point(of: spec)
    let given = try Workload.read(model)
    let request = CalibrationRequest(
      sources: try quantization.preprocessing.sources(quantization.calibration, asReals: true),
      progress: Progress.reporter("calibration frame"))
    let run = try CompressionRun(given, request, costs: MachineCosts(chip: spec, point: point))
    if let output { try ByteFile.write(try run.fileBytes(), to: output) }
    var scores: [String] = []
    if labels != nil || metric == .mse {
      let frames = inputs.isEmpty ? quantization.calibration : inputs
      let evaluation = try Evaluation(
        EvaluationRequest(
          run.workload, reals: given.floatGraph == nil ? nil : given, chip: spec, point: point,
          inputs: try quantization.preprocessing.sources(
            frames, asReals: given.floatGraph != nil),
          scoring: Scoring(
            metric: metric, labels: try labels.map(LabelFile.read) ?? [],
            labelOffset: labelOffset), progress: { Progress.reporter($0) }))
      scores = [""] + evaluation.lines
    }
    print(run.screen(scores: scores), terminator: "")
  }
}
