package import ChipDescription
internal import Compression
internal import Instruments
internal import ModelIR

/// Published networks as float, int8 and compressed: what each scores and costs on a chip.
package struct CompressionResults: Sendable {
  /// One form of a network.
  struct Row: Sendable {
    let title: String
    let form: String
    let score: Score
    let metric: Metric
    /// Nil for the float model, which the chip does not run.
    let cost: NetworkCost?
  }

  let chip: ChipSpec
  private(set) var rows: [Row] = []
  /// What each network's data was.
  private(set) var notes: [String] = []
  /// The commands that do the same one by one.
  private(set) var commands: [String] = []
  private let point: OperatingPoint
  private let folder: String

  /// Compresses and scores all networks.
  ///
  /// - Parameters:
  ///   - folder: where `models` and `data` are.
  ///   - progress: called as each network begins.
  /// - Throws: `Problems`.
  package init(
    folder: String, chip: ChipSpec, point: OperatingPoint, progress: (String) -> Void
  ) throws {
    self.chip = chip
    self.point = point
    self.folder = folder
    for example in CompressionExample.all {
      progress(example.title)
      try add(example, progress)
    }
  }

  private mutating func add(
    _ example: CompressionExample, _ progress: (String) -> Void
  ) throws {
    let costs = MachineCosts(chip: chip, point: point)
    if let model = example.floatModel {
      try addFloat(example, try Workload.read("\(folder)/models/\(model)"))
    }
    let int8 = try Workload.read("\(folder)/models/\(example.int8Model)")
    guard case .graph(let graph, _) = int8 else { return }
    try add(example, "int8", graph, isPublished: true, costs)
    let start =
      example.startsFromInt8
      ? int8
      : try example.floatModel.map { try Workload.read("\(folder)/models/\($0)") } ?? int8
    guard case .graph(let given, _) = start else { return }
    let source = try example.source(
      example.calibration, below: folder, for: given, isPublished: example.startsFromInt8)
    for form in example.forms {
      let clock = ContinuousClock.now
      let run = try CompressionRun(
        start, CalibrationRequest(sources: [source]), form.choice, costs: costs)
      progress("  \(form.name): \((ContinuousClock.now - clock).components.seconds) s")
      try add(
        example, form.name, run.network.graph, isPublished: example.startsFromInt8, costs)
    }
    notes.append(
      "\(example.title): calibrated on frames \(Self.text(example.calibration)), scored on "
        + "\(Self.text(example.scored)).")
    commands += example.forms.compactMap { example.command($0) }
  }

  private static func text(_ slice: CompressionExample.DataSlice) -> String {
    "\(slice.frames.lowerBound) to \(slice.frames.upperBound - 1) of `\(slice.path)`"
  }

  private mutating func addFloat(_ example: CompressionExample, _ workload: Workload) throws {
    guard let graph = workload.floatGraph else { return }
    let source = try example.source(
      example.scored, below: folder, for: graph, isPublished: false)
    let frames = try RealFrames.frames([source], for: graph)
    let outputs = try Evaluation.outputs(of: graph, frames, nil)
    let score = try scoring(example).score(
      outputs: outputs,
      inputs: frames.map { frame in
        guard case .float32(let values)? = frame.first else { return [] }
        return values
      })
    rows.append(
      Row(title: example.title, form: "float", score: score, metric: example.metric, cost: nil))
  }

  private mutating func add(
    _ example: CompressionExample, _ form: String, _ graph: Graph, isPublished: Bool,
    _ costs: MachineCosts
  ) throws {
    let source = try example.source(
      example.scored, below: folder, for: graph, isPublished: isPublished)
    let evaluation = try Evaluation(
      EvaluationRequest(
        .graph(graph, notes: []), reals: nil, chip: chip, point: point, inputs: [source],
        scoring: try scoring(example), machineOnly: true))
    rows.append(
      Row(
        title: example.title, form: form, score: evaluation.rows[0].score, metric: example.metric,
        cost: try costs.cost(of: graph)))
  }

  private func scoring(_ example: CompressionExample) throws -> Scoring {
    let labels = try example.labels.map { try LabelFile.read("\(folder)/data/\($0)") } ?? []
    return Scoring(
      metric: example.metric, labels: Array(labels.dropFirst(example.scored.frames.lowerBound)),
      labelOffset: example.labelOffset)
  }
}
