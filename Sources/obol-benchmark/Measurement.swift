import ChipDescription
import InstructionSet
import MachineModel
import Runtime

/// What one model costs the host: reading, compiling, timing and computing.
struct Measurement {
  let name: String
  private let readSeconds: Double
  private let compileSeconds: Double
  private let cycles: Int
  private let macs: Int
  private let leapingSeconds: Double
  let steppedCyclesPerSecond: Double
  /// The first frame's cycles and outputs.
  private let firstFrameSeconds: Double
  /// A further frame's outputs, whose cycles are known.
  let furtherFrameSeconds: Double
  /// The model's file; nil for the bundled network.
  let path: String?
  /// The same frame elsewhere, right after ours.
  let peer: PeerMeasurement?

  static let header = [
    "model".padded(34), "read ms", "compile ms", "cycles", "leaping Mcycle/s",
    "stepped+data Mcycle/s", "first frame ms", "further ms", "GMAC/s",
  ].joined(separator: "  ")

  init(_ path: String?, on chip: ChipSpec) throws {
    let reading = Stopwatch()
    let workload = try Workload.named(path)
    readSeconds = reading.seconds
    let compiling = Stopwatch()
    let build = try Build(workload, for: chip, sramLimit: nil)
    compileSeconds = compiling.seconds
    name = build.program.name
    macs = build.program.layers.reduce(0) { $0 + $1.macs }
    let input = SyntheticInput.frame(0, inputs: build.program.inputs)
    (cycles, leapingSeconds) = try Self.leap(build.program, chip)
    steppedCyclesPerSecond = try Self.step(build.program, chip, input)
    (firstFrameSeconds, furtherFrameSeconds) = try Self.frames(build.program, chip, input)
    self.path = path
    peer = path.flatMap(PeerMeasurement.init)
  }

  var leapingCyclesPerSecond: Double { Double(cycles) / leapingSeconds }

  var line: String {
    [
      String(name.prefix(34)).padded(34), Self.fixed(readSeconds * 1e3, width: 7),
      Self.fixed(compileSeconds * 1e3, width: 10), String(cycles).padded(-6),
      Self.fixed(leapingCyclesPerSecond / 1e6, width: 16),
      Self.fixed(steppedCyclesPerSecond / 1e6, width: 21),
      Self.fixed(firstFrameSeconds * 1e3, width: 14),
      Self.fixed(furtherFrameSeconds * 1e3, width: 10),
      Self.fixed(Double(macs) / furtherFrameSeconds / 1e9, width: 6),
    ].joined(separator: "  ")
  }

  /// The best of several timings of the body without data, each on a machine that knows nothing
  /// yet.
  private static func leap(_ program: Program, _ chip: ChipSpec) throws -> (Int, Double) {
    var best = Double.infinity
    var cycles = 0
    for _ in 0..<5 {
      var machine = try Machine(chip: chip, program: program)
      let watch = Stopwatch()
      cycles = try machine.time(.body, .leaping).cycles
      best = min(best, watch.seconds)
    }
    return (cycles, best)
  }

  private static func step(
    _ program: Program, _ chip: ChipSpec, _ input: [[UInt8]]
  ) throws -> Double {
    var machine = try Machine(chip: chip, program: program)
    _ = try machine.runPrologue(.leaping)
    let watch = Stopwatch()
    let result = try machine.runFrame(inputs: input, .stepped)
    return Double(result.record.cycles) / watch.seconds
  }

  /// The best of several first frames, timing and packing of weights included, and of the frames
  /// behind them, which are arithmetic alone.
  private static func frames(
    _ program: Program, _ chip: ChipSpec, _ input: [[UInt8]]
  ) throws -> (first: Double, further: Double) {
    var best = (first: Double.infinity, further: Double.infinity)
    for _ in 0..<3 {
      var machine = try Machine(chip: chip, program: program)
      _ = try machine.runPrologue(.leaping)
      let first = Stopwatch()
      _ = try machine.runFrame(inputs: input, .leaping)
      best.first = min(best.first, first.seconds)
      for _ in 0..<20 {
        let further = Stopwatch()
        _ = try machine.runFrame(inputs: input, .leaping)
        best.further = min(best.further, further.seconds)
      }
    }
    return best
  }

  static func fixed(_ value: Double, width: Int) -> String {
    let tenths = (value * 10).rounded()
    return "\(Int(tenths) / 10).\(Int(tenths) % 10)".padded(-width)
  }
}

extension String {
  /// Spaces added behind up to a width, or before where the width is negative.
  func padded(_ width: Int) -> String {
    let spaces = String(repeating: " ", count: max(0, abs(width) - count))
    return width < 0 ? spaces + self : self + spaces
  }
}
