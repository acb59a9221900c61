package import ChipDescription
package import InstructionSet
internal import Instruments
internal import MachineModel

/// A network on a chip: compiled once, run on any number of frames.
package struct Session: ~Copyable {
  /// What the chip runs.
  package let program: Program
  let chip: ChipSpec
  /// As it was given, until the cycles are known that a frame rate of its own is met with.
  private(set) var point: OperatingPoint
  let options: SessionOptions
  private let compileSeconds: Double
  var machine: Machine

  /// Compiles a network where there is one, and builds the machine.
  ///
  /// - Throws: `Problems`.
  package init(
    _ workload: Workload, chip: ChipSpec, point: OperatingPoint, options: SessionOptions
  ) throws {
    let build = try Build(
      workload, for: chip, sramLimit: options.sramLimit, goal: options.goal)
    try Self.verify(build.program)
    // A struct that cannot be copied has to be filled in one go, after all that can fail.
    let accepted = try Self.machine(chip, build.program)
    try Self.refuseRaces(in: build.program)
    machine = accepted
    program = build.program
    compileSeconds = build.compileSeconds
    self.chip = chip
    self.point = point
    self.options = options
  }

  private static func machine(_ chip: ChipSpec, _ program: Program) throws -> Machine {
    do throws(MachineError) {
      return try Machine(chip: chip, program: program)
    } catch {
      throw Problems(program.name, "\(chip.name) cannot run it: \(error)")
    }
  }

  /// What is wrong with a program whatever the chip.
  private static func verify(_ program: Program) throws {
    do {
      try program.verify()
    } catch {
      throw Problems(error.faults.map { Problem(program.name, $0.description) })
    }
  }

  /// Which instructions race with each other, of a program that a machine has accepted.
  private static func refuseRaces(in program: Program) throws {
    let races = RaceChecker.races(in: program)
    guard races.isEmpty else {
      throw Problems(races.map { Problem(program.name, $0.description) })
    }
  }

  /// Runs the frames that the sources hold, or synthetic ones, and says what the chip did.
  ///
  /// - Throws: `Problems`.
  package mutating func run(
    inputs sources: [InputBinding.Source],
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  ) throws -> SessionResult {
    let source = try FrameSource(sources, inputs: program.inputs, limit: options.frames)
    do {
      var seconds = HostSeconds(compile: compileSeconds)
      let watch = Stopwatch()
      var outputs: [[[UInt8]]] = []
      let timing = try time(source, outputs: &outputs, progress)
      try resolvePoint(frameCycles: timing.body.record.cycles)
      let files = try writeObservations(timing, of: source)
      seconds.timing = watch.seconds
      if !options.timingOnly { try compute(source, outputs: &outputs, progress) }
      let data = options.dataEnergy ? try measuredData(of: source) : nil
      seconds.arithmetic = watch.seconds - seconds.timing
      let report = try report(timing, data: data, isSynthetic: source.isSynthetic, seconds)
      for file in files { try file.commit() }
      return SessionResult(
        outputs: OutputBinding.arrays(outputs, outputs: program.outputs), tensors: program.outputs,
        report: report)
    } catch let error as MachineError {
      throw Problems(program.name, "\(error)")
    }
  }

  /// Takes the lowest voltage that meets the point's own frame rate, where it has one.
  private mutating func resolvePoint(frameCycles: Int) throws {
    let given = point
    point = try reportingPower { () throws(PowerError) in
      try FrequencyLaw.resolved(given, frameCycles: frameCycles, on: chip)
    }
  }

  /// Does what only energies can keep from being done; throws `Problems` that say why.
  func reportingPower<Value>(_ work: () throws(PowerError) -> Value) throws -> Value {
    do {
      return try work()
    } catch {
      throw Problems("\(program.name) on \(chip.name)", "\(error)")
    }
  }

  /// The rate that was asked for, or that the point itself is to meet.
  private var rate: Double? {
    options.rate ?? (point.framesPerSecond > 0 ? point.framesPerSecond : nil)
  }

  /// Computes the frames that are still to be computed.
  private mutating func compute(
    _ source: FrameSource, outputs: inout [[[UInt8]]],
    _ progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  ) throws {
    guard outputs.count < source.count else { return }
    if outputs.isEmpty {
      // What the host makes ready of the weights with the first frame, all threads have.
      outputs.append(try machine.runFrame(inputs: source.frame(0), options.stepping).outputs)
    }
    progress?(outputs.count, source.count)
    outputs += try FrameThreads(options.threads, progress: progress).outputs(
      from: outputs.count, of: source, machine.arithmetic)
  }

  /// Counts the zeros and toggles of every frame's data, beside the banks of the machine.
  private func measuredData(of source: FrameSource) throws -> MeasuredData {
    var arithmetic = machine.arithmetic
    var data = MeasuredData()
    for frame in 0..<source.count {
      data.add(try arithmetic.activities(inputs: source.frame(frame)))
    }
    return data
  }

  private func report(
    _ timing: RunTiming, data: MeasuredData?, isSynthetic: Bool, _ hostSeconds: HostSeconds
  ) throws -> Report {
    var program = program
    if isSynthetic, !options.timingOnly { program.notes.append(SyntheticInput.note) }
    if let note = timing.note { program.notes.append(note) }
    if machine.timingDependsOnData, options.timingOnly {
      program.notes.append("timed without data, as if no activation were zero")
    }
    return try reportingPower { () throws(PowerError) in
      try Report(
        program: program, chip: chip, point: point, prologue: timing.prologue.record,
        body: timing.body.record, frames: timing.frames, rate: rate, battery: options.battery,
        resolution: options.resolution, data: data, hostSeconds: hostSeconds)
    }
  }
}
