import ArgumentParser
import Compiler
import Instruments
import MachineModel
import ModelFormats
import Runtime

/// `obol run`: a network on a chip, and what it did there.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a network on a chip; reports outputs, frames per second and milliwatts.",
    discussion: """
      X.npy holds one frame, or a batch with the frames along its first axis, in the layout of the \
      model's file: channels before pixels (NCHW) for most ONNX models. int8 and uint8 data is \
      taken as it is, float32 is quantised with the input's scale. With several outputs, Y.npy \
      becomes Y.NAME.npy. A float model is quantised first, on --calibration, or else on the first \
      frames of its input, or else on noise; the report says which.
      """)

  @Argument(help: "A model, a compiled program or an image; the bundled network if none is given.")
  var model: String?

  @OptionGroup var chip: ChipOptions
  @OptionGroup var trust: TrustOptions

  @OptionGroup var quantization: CalibrationOptions

  @Option(help: "Input frames: X.npy, or NAME=X.npy. Once for each input.")
  var input: [String] = []

  @Option(help: "Where the output frames are written.")
  var output: String?

  @Option(
    help: "Frames to run where no input is given (default 1); at most this many where one is.")
  var frames: Int?

  @Option(help: "Also report power at this many frames per second, asleep in between.")
  var rate: Double?

  @Option(help: "Also say how long a battery lasts: \"225 mAh\", or \"225 mAh at 3 V\".")
  var battery: Battery?

  @Option(
    help: "How finely power is shown over time: \"10 us\" (default: a frame's 240th part).")
  var resolution: TimeSpan?

  @Option(help: "The time over which the peak power is a mean: \"100 us\" (default: resolution).")
  var window: TimeSpan?

  @Option(help: "Where the report is written as JSON.")
  var json: String?

  @Option(help: "Threads that compute frames; all cores if not given. Results do not depend on it.")
  var threads: Int?

  @Option(help: "Where a timeline is written, for Perfetto (ui.perfetto.dev) or chrome://tracing.")
  var trace: String?

  @Option(help: "Where waveforms are written, for GTKWave; --from and --to choose the cycles.")
  var vcd: String?

  @Option(
    help: "The waveforms' first cycle, counted from the run's first, prologue included (default 0)."
  )
  var from: Int?

  @Option(help: "The cycle after the waveforms' last (default: the end of --from's frame).")
  var to: Int?

  @Option(help: "Where the report is written as a page to look at; it needs no network.")
  var html: String?

  @Flag(help: "Advance the machine one cycle at a time.")
  var stepped = false

  @Flag(name: .customLong("timing-only"), help: "Count cycles and energy; compute no outputs.")
  var timingOnly = false

  @Flag(
    name: .customLong("data-energy"),
    help: "Also take energy from the zeros and bit toggles of the frames' data.")
  var dataEnergy = false

  @Flag(help: "List every layer.")
  var layers = false

  @Flag(help: "Show how each unit spent its cycles, stall by stall, and what would help.")
  var stalls = false

  @Option(name: .customLong("sram-limit"), help: "Bytes of the banks that may be used: 354KiB.")
  var sramLimit: ByteSize?

  @Option(help: "What a frame should need least of: speed (cycles), energy or size (weight bytes).")
  var optimize = OptimizationGoal.speed

  func validate() throws {
    if let frames, frames < 1 { throw ValidationError("--frames takes 1 or more, not \(frames).") }
    if let rate, !(rate > 0 && rate.isFinite) {
      throw ValidationError("--rate takes a number of frames per second above 0, not \(rate).")
    }
    if let threads, threads < 1 {
      throw ValidationError("--threads takes 1 or more, not \(threads).")
    }
    try validateWindow()
    if timingOnly, dataEnergy {
      throw ValidationError("--timing-only has no data that --data-energy could be taken from.")
    }
    if timingOnly, output != nil || !input.isEmpty {
      throw ValidationError("--timing-only computes nothing: leave out --input and --output.")
    }
  }

  private func validateWindow() throws {
    guard vcd != nil || (from == nil && to == nil) else {
      throw ValidationError("--from and --to choose the cycles of --vcd: give that as well.")
    }
    if let from, from < 0 { throw ValidationError("--from takes 0 or more, not \(from).") }
    if let to, to <= from ?? 0 {
      throw ValidationError("--to takes more than --from, \(from ?? 0), not \(to).")
    }
  }

  func run() throws {
    let spec = try chip.spec()
    let given = try Workload.named(model, key: try trust.verifyingKey())
    let (workload, sources) = try quantization.prepare(given, inputs: input)
    var session = try Session(
      workload, chip: spec, point: try chip.point(of: spec, rate: rate),
      options: SessionOptions(
        stepping: stepped ? .stepped : .leaping, timingOnly: timingOnly, frames: frames,
        rate: rate, battery: battery, dataEnergy: dataEnergy,
        resolution: PowerResolution(
          binSeconds: resolution?.seconds, windowSeconds: window?.seconds),
        sramLimit: sramLimit?.bytes, goal: optimize, threads: threads, trace: trace,
        waveform: vcd.map { WaveformRequest(path: $0, from: from, to: to) }))
    let result = try session.run(inputs: sources, progress: Progress.reporter("frame"))
    if let output { try result.writeOutputs(to: output) }
    if let json { try ByteFile.write(result.report.json.text, to: json) }
    if let html { try ByteFile.write(result.report.html, to: html) }
    print(text(of: result.report), terminator: "")
  }

  private func text(of report: Report) -> String {
    let tables = (layers ? [report.layerTable] : []) + (stalls ? [report.stallTable] : [])
    return tables.isEmpty ? report.screen : tables.joined(separator: "\n")
  }
}

extension Battery: ExpressibleByArgument {
  /// Reads what `--battery` was given.
  public init?(argument: String) { self.init(argument) }
}
