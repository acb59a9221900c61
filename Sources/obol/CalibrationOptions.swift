import ArgumentParser
import Runtime

/// What a float model is quantised with, and how data becomes what a model takes.
struct CalibrationOptions: ParsableArguments {
  @Option(
    help: "Frames to quantise a float model with: X.npy, or NAME=X.npy. Once for each input.")
  var calibration: [String] = []

  @OptionGroup(title: "Preprocessing: ((x - offset) * scale - mean) / std")
  var preprocessing: PreprocessingOptions

  /// The workload with a float network quantised, and the run's own inputs.
  func prepare(
    _ workload: Workload, inputs: [String] = []
  ) throws -> (workload: Workload, inputs: [InputBinding.Source]) {
    let isFloat = workload.floatGraph != nil
    let sources = try preprocessing.sources(inputs, asReals: isFloat)
    let request = CalibrationRequest(
      sources: try preprocessing.sources(calibration, asReals: true), inputs: sources,
      progress: Progress.reporter("calibration frame"))
    return (try workload.quantized(request), sources)
  }
}
