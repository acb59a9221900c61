package import ChipDescription
package import InstructionSet
internal import Instruments
internal import MachineModel

/// A network on a chip: compiled once, run on any number of frames.
package struct Session: ~Copyable {
  /// What the chip runs.
  package let program: Program
  private let chip: ChipSpec
  private let point: OperatingPoint
  private let options: SessionOptions
  private let compileSeconds: Double
  private var machine: Machine

  /// Compiles a network where there is one, and builds the machine.
  ///
  /// - Throws: `Problems`.
  package init(
    _ workload: Workload, chip: ChipSpec, point: OperatingPoint, options: SessionOptions
  ) throws {
    let build = try Build(workload, for: chip, sramLimit: options.sramLimit)
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
    inputs sources: [InputBinding.Source], progress: ((_ done: Int, _ total: Int) -> Void)?
  ) throws -> SessionResult {
    let given = sources.isEmpty ? [] : try InputBinding.frames(sources, inputs: program.inputs)
    let count =
      given.isEmpty ? options.frames ?? 1 : min(given.count, options.frames ?? given.count)
    do {
      var seconds = HostSeconds(compile: compileSeconds)
      let timing = Stopwatch()
      let prologue = try machine.runPrologue(options.stepping)
      var body =
        options.stepping == .leaping || options.timingOnly
        ? try machine.time(.body, options.stepping) : nil
      seconds.timing = timing.seconds
      var outputs: [[[UInt8]]] = []
      for number in 0..<(options.timingOnly ? 0 : count) {
        let watch = Stopwatch()
        let result = try machine.runFrame(
          inputs: given.isEmpty
            ? SyntheticInput.frame(number, inputs: program.inputs) : given[number],
          options.stepping)
        // A stepped first frame moves time and data together; all others only compute.
        if body == nil {
          seconds.timing += watch.seconds
        } else {
          seconds.arithmetic += watch.seconds
        }
        body = result.record
        outputs.append(result.outputs)
        progress?(number + 1, count)
      }
      return SessionResult(
        outputs: OutputBinding.arrays(outputs, outputs: program.outputs), tensors: program.outputs,
        report: try report(
          prologue: prologue, body: try body ?? machine.time(.body, options.stepping),
          frames: count, isSynthetic: given.isEmpty, seconds))
    } catch let error as MachineError {
      throw Problems(program.name, "\(error)")
    }
  }

  private func report(
    prologue: SectionRecord, body: SectionRecord, frames: Int, isSynthetic: Bool,
    _ hostSeconds: HostSeconds
  ) throws -> Report {
    var program = program
    if isSynthetic, !options.timingOnly { program.notes.append(SyntheticInput.note) }
    do {
      return try Report(
        program: program, chip: chip, point: point, prologue: prologue, body: body,
        frames: frames, rate: options.rate, hostSeconds: hostSeconds)
    } catch {
      throw Problems("\(program.name) on \(chip.name)", "\(error)")
    }
  }
}
