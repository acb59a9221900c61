package import ChipDescription
internal import InstructionSet
package import Instruments
internal import MachineModel

/// A network's cycles on a chip, counted without any data: what tuning asks of thousands of chips.
package struct TimedNetwork: Sendable {
  private let program: Program
  private let prologue: SectionRecord
  private let body: SectionRecord
  private let hostSeconds: HostSeconds

  /// Compiles a network and times it.
  ///
  /// - Throws: `Problems`, such as that it does not fit the chip.
  package init(_ workload: Workload, on chip: ChipSpec) throws {
    let build = try Build(workload, for: chip, sramLimit: nil)
    let watch = Stopwatch()
    do throws(MachineError) {
      var machine = try Machine(chip: chip, program: build.program)
      prologue = try machine.time(.prologue)
      body = try machine.time(.body)
    } catch {
      throw Problems(build.program.name, "\(chip.name) cannot run it: \(error)")
    }
    program = build.program
    hostSeconds = HostSeconds(compile: build.compileSeconds, timing: watch.seconds)
  }

  /// The network's name.
  package var name: String { program.name }

  /// The cycles of a frame.
  package var cycles: Int { body.cycles }

  /// The power at a frame rate at each operating point that reaches it, the least hungry first.
  ///
  /// Throws `Problems` where no energies are known for the chip.
  package func choices(on chip: ChipSpec, at rate: Double) throws -> [RateEstimate] {
    do {
      return try PowerModel.choices(
        at: rate, on: chip, running: program, prologue: prologue, body: body)
    } catch {
      throw Problems("\(program.name) on \(chip.name)", "\(error)")
    }
  }

  /// What happens in a frame.
  var counters: Counters { body.counters }

  /// What the network does at an operating point.
  ///
  /// The chip may differ from the one that was timed in all that no cycle depends on: process,
  /// temperature, operating points. Throws `Problems` where no energies are known for it, or the
  /// point does not reach `rate`, the frames per second that power is to be given for as well.
  package func report(
    on chip: ChipSpec, at point: OperatingPoint, rate: Double? = nil
  ) throws -> Report {
    do {
      let point = try FrequencyLaw.resolved(point, frameCycles: body.cycles, on: chip)
      return try Report(
        program: program, chip: chip, point: point, prologue: prologue, body: body, frames: 1,
        rate: rate, hostSeconds: hostSeconds)
    } catch {
      throw Problems("\(program.name) on \(chip.name)", "\(error)")
    }
  }
}
