import ArgumentParser
import ChipDescription
import Compression
import RecipeFiles
import Runtime

/// `obol compress`: a network made smaller, and what that does on a chip.
struct CompressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compress",
    abstract: "Makes a model smaller where the chip gains by it, and writes it as .tflite.",
    discussion: """
      A float model becomes int8 first. Weights are then pruned (--prune) and rounded (--bits), \
      or get bits layer by layer until a budget is kept (--target-...). Each step says what was \
      predicted and what the machine then took; one that gains nothing on the chip is not taken. \
      What is written has been read again and gives the same outputs. With --labels, both the \
      float model and what became of it on the machine are scored, on --inputs or else on the \
      calibration frames.
      """)

  @Argument(help: "A model, float or quantised.")
  var model: String

  @OptionGroup var chip: ChipOptions

  @OptionGroup var quantization: CalibrationOptions

  @Option(
    name: .customLong("calibration-frames"),
    help: "Calibrate on the first so many; without --inputs, the others are scored.")
  var calibrationFrames: Int?

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

  @Option(help: "Bits of the weights between the first layer and the last: 2, 3, 4, 6 or 8.")
  var bits: Int?

  @Flag(
    name: .customLong("every-layer"), help: "Let --bits mean the first and the last layer too.")
  var everyLayer = false

  @Flag(
    name: .customLong("column-steps"),
    help: "Give input channels steps of their own where rounded weights then take fewer bytes.")
  var columnSteps = false

  @Flag(
    name: .customLong("learned-rounding"),
    help: "Learn on the calibration frames which way to round; takes minutes for large models.")
  var learnedRounding = false

  @Option(
    name: .customLong("activation-bits"),
    help: "Bits of the activations behind clamps at zero: 2 to 7. Bytes hold them all the same.")
  var activationBits: Int?

  @Flag(
    name: .customLong("take-every-step"),
    help: "Take steps that save nothing on this chip, too; the report says which.")
  var takesEveryStep = false

  @Flag(
    name: .customLong("data-energy"),
    help: "Count joules by the zeros and toggles of the first calibration frames' data.")
  var dataEnergy = false

  @Option(help: "R.yaml: a list of steps, in place of what the other options choose.")
  var recipe: String?

  @Option(
    help: """
      The share of weights to make zero: 0.5, 0.5x4 in blocks of 4 inputs, 0.5x16x16 of 16 inputs \
      by 16 outputs, or 2:4 for two of four.
      """)
  var prune: SparsityArgument?

  @Option(
    name: .customLong("prune-channels"),
    help: "The share of each layer's channels to take away first: 0.25.")
  var pruneChannels: Double?

  @Option(
    name: .customLong("remove-branches"),
    help: "Residual branches go that are worth at most this share of the outputs: 0.01.")
  var removeBranches: Double?

  @Option(
    name: .customLong("target-bytes"), help: "Bytes that the weights may take on the chip: 60KiB.")
  var targetBytes: ByteSize?

  @Option(
    name: .customLong("target-share"), help: "The share of the int8 weights' bytes to get to: 0.6.")
  var targetShare: Double?

  @Option(name: .customLong("target-fps"), help: "Frames per second to reach.")
  var targetRate: Double?

  @Option(
    name: .customLong("target-mw"),
    help: "Milliwatts to keep to, at --target-fps, or else at the frame rate of int8.")
  var targetMilliwatts: Double?

  @Option(
    name: .customLong("max-accuracy-drop"),
    help: "Points of accuracy that may be lost: the fewest bytes are looked for that keep to it.")
  var maxAccuracyDrop: Double?

  @Option(help: "Bits that --target options choose from: 8,4.")
  var choices: NumberList?

  @Option(
    help: "S.csv, and S.svg beside it: scores against energy and bytes, at many sizes.")
  var sweep: String?

  func validate() throws {
    if let calibrationFrames, calibrationFrames < 1 || quantization.calibration.isEmpty {
      throw ValidationError("--calibration-frames takes 1 or more frames of --calibration.")
    }
    if let pruneChannels, !(0..<1).contains(pruneChannels) {
      throw ValidationError("--prune-channels takes a share between 0 and 1.")
    }
    if let maxAccuracyDrop, labels == nil || maxAccuracyDrop < 0 {
      throw ValidationError("--max-accuracy-drop takes points of accuracy, and needs --labels.")
    }
    if let activationBits, !RoundActivations.bits.contains(activationBits) {
      throw ValidationError("--activation-bits takes 2 to 7, not \(activationBits).")
    }
    if dataEnergy, quantization.calibration.isEmpty {
      throw ValidationError("--data-energy needs the frames of --calibration.")
    }
    if sweep != nil, recipe != nil {
      throw ValidationError("--sweep has its own list of steps: leave --recipe out.")
    }
    guard sweep == nil || isScored else {
      throw ValidationError("--sweep needs --labels, or --metric mse.")
    }
  }

  func run() throws {
    let spec = try chip.spec()
    let point = try chip.point(of: spec)
    let given = try Workload.read(model)
    let isFloat = given.floatGraph != nil
    let request = CalibrationRequest(
      sources: try calibrationSources(isFloat, 0..<(calibrationFrames ?? .max)),
      progress: Progress.reporter("calibration frame"),
      layerProgress: Progress.reporter("layer"))
    let costs = MachineCosts(
      chip: spec, point: point,
      data: dataEnergy ? try calibrationSources(isFloat, 0..<Self.energyFrames) : [])
    if let sweep {
      let found = try CompressionSweep(given, request, try choice(), costs: costs) { workload in
        try Evaluation(try scoringRequest(workload, reals: nil, isFloat, spec, point)).rows[0].score
      }
      try ByteFile.write(found.csv, to: sweep)
      let stem = sweep.hasSuffix(".csv") ? String(sweep.dropLast(4)) : sweep
      try ByteFile.write(found.svg, to: stem + ".svg")
      print(found.screen, terminator: "")
      return
    }
    let run = try compressed(given, request, costs, spec, point)
    if let output { try ByteFile.write(try run.fileBytes(), to: output) }
    print(run.screen(scores: try scores(given, run, spec, point)), terminator: "")
  }

  private func compressed(
    _ given: Workload, _ request: CalibrationRequest, _ costs: MachineCosts, _ spec: ChipSpec,
    _ point: OperatingPoint
  ) throws -> CompressionRun {
    guard let maxAccuracyDrop else {
      return try CompressionRun(given, request, try choice(), costs: costs)
    }
    let isFloat = given.floatGraph != nil
    return try CompressionSearch(
      given, request, try choice(), costs: costs, mostLost: Double(maxAccuracyDrop) / 100,
      scoredOn: "the first half of the frames, of which the other half is scored in the end"
    ) { workload in
      let request = try scoringRequest(workload, reals: nil, isFloat, spec, point, .first)
      return try Evaluation(request).rows[0].score
    }.run
  }

  /// Frames whose data joules are counted by: each is run for every question to the machine.
  private static let energyFrames = 2

  /// Whether there is anything to score by.
  private var isScored: Bool { labels != nil || metric == .mse }

  private func scores(
    _ given: Workload, _ run: CompressionRun, _ spec: ChipSpec, _ point: OperatingPoint
  ) throws -> CompressionScores? {
    guard isScored else { return nil }
    let isFloat = given.floatGraph != nil
    return try CompressionScores(
      run,
      try scoringRequest(
        given, reals: isFloat ? given : nil, isFloat, spec, point,
        maxAccuracyDrop == nil ? .all : .second))
  }

  /// Which of the frames to score: what is chosen by some is scored on others.
  private enum Part {
    case all, first, second

    /// So many frames' part.
    func range(of count: Int) -> Range<Int> {
      let half = max(count / 2, 1)
      return switch self {
      case .all: 0..<count
      case .first: 0..<min(half, count)
      case .second: (count > 1 ? half : 0)..<count
      }
    }
  }

  private func scoringRequest(
    _ workload: Workload, reals: Workload?, _ isFloat: Bool, _ spec: ChipSpec,
    _ point: OperatingPoint, _ part: Part = .all
  ) throws -> EvaluationRequest {
    let skipped = inputs.isEmpty ? calibrationFrames ?? 0 : 0
    let frames =
      inputs.isEmpty
      ? try calibrationSources(isFloat, skipped..<Int.max)
      : try quantization.preprocessing.sources(inputs, asReals: isFloat)
    let labels = (try labels.map(LabelFile.read) ?? []).dropFirst(skipped)
    let range = part.range(of: frames.first?.count ?? 0)
    return EvaluationRequest(
      workload, reals: reals, chip: spec, point: point,
      inputs: frames.map { $0.frames(range) },
      scoring: Scoring(
        metric: metric, labels: Array(labels.dropFirst(range.lowerBound)),
        labelOffset: labelOffset),
      machineOnly: reals == nil, progress: { Progress.reporter($0) })
  }

  /// Some frames of what was given to calibrate with.
  private func calibrationSources(
    _ isFloat: Bool, _ range: Range<Int>
  ) throws -> [InputBinding.Source] {
    try quantization.preprocessing.sources(quantization.calibration, asReals: isFloat)
      .map { $0.frames(range) }
  }

  private func recipeChoice(
    _ text: String, _ name: String
  ) throws(RecipeFileError) -> CompressionChoice {
    var choice = CompressionChoice(recipe: try RecipeFile.read(text: text, name: name))
    choice.takesEveryStep = takesEveryStep
    return choice
  }

  private func choice() throws -> CompressionChoice {
    if let recipe {
      let text = String(decoding: try ByteFile.read(recipe), as: UTF8.self)
      do { return try recipeChoice(text, recipe) } catch {
        throw Problems(error.problems.map { Problem(recipe, $0) })
      }
    }
    let grid = bits.map { WeightGrid(bits: $0) }
    if let grid, grid == nil { throw ValidationError("--bits takes 2 to 8, not \(bits ?? 0).") }
    var budget = CompressionBudget()
    budget.encodedWeightBytes = targetBytes?.bytes
    budget.framesPerSecond = targetRate
    budget.milliwatts = targetMilliwatts
    let grids = choices?.values.sorted(by: >).compactMap { WeightGrid(bits: Int($0)) }
    var choice = CompressionChoice(
      sparsity: prune?.sparsity, grid: grid ?? nil, includesEnds: everyLayer,
      budget: budget == CompressionBudget() ? nil : budget, byteShare: targetShare,
      grids: grids ?? WeightGrid.all)
    choice.channelShare = pruneChannels
    choice.branchNoise = removeBranches
    choice.activationBits = activationBits
    choice.rounding.usesColumnSteps = columnSteps
    choice.rounding.isLearned = learnedRounding
    choice.takesEveryStep = takesEveryStep
    return choice
  }
}

/// Zeros as a person asks for them: `0.5`, `50%`, `2:4`.
struct SparsityArgument: ExpressibleByArgument {
  let sparsity: Sparsity

  init?(argument: String) {
    guard let sparsity = Sparsity(argument) else { return nil }
    self.sparsity = sparsity
  }
}
