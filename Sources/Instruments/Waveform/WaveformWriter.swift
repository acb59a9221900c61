package import ChipDescription
package import InstructionSet
package import MachineModel

/// Writes the states of some cycles as a value change dump (IEEE 1364, section 18), which GTKWave
/// opens.
///
/// Each cycle goes out as it is observed, and only what changed in it.
package struct WaveformWriter<Output: TextOutputStream>: MachineObserver {
  /// Stalls are seen cycle by cycle, so that no intervals are wanted.
  package var interest: ObserverInterest? {
    ObserverInterest(shortestStall: .max, cycles: cycles)
  }

  /// Where it goes.
  package private(set) var output: Output
  private let clock: WaveformClock
  private var signals: WaveformSignals
  /// The section under way: its cycles that are wanted, the layers' names of its instructions, and
  /// the cycle in which it begins.
  private var cycles = 0..<0
  private var power: PowerTrace?
  private var instructionLayers: [String] = []
  private var start = 0
  /// The cycle after the last one written.
  private var end = 0
  private var isFirst = true
  private let program: Program

  /// Writes the header.
  ///
  /// - Parameter hertz: cycles per second.
  package init(to output: Output, program: Program, chip: ChipSpec, hertz: Double) {
    self.output = output
    self.program = program
    clock = WaveformClock(hertz: hertz)
    signals = WaveformSignals(chip)
    self.output.write("$version Obol $end\n$timescale \(clock.timescale) $end\n")
    self.output.write(signals.declarations(scope: chip.name))
    self.output.write("$enddefinitions $end\n")
  }

  /// Goes on to a run of a section.
  ///
  /// - Parameters:
  ///   - cycles: those of the section that are wanted.
  ///   - start: the cycle in which it begins, counted from the first section's first.
  ///   - power: the section's power over time.
  package mutating func begin(
    _ section: SectionName, cycles: Range<Int>, at start: Int, power: PowerTrace
  ) {
    self.cycles = cycles
    self.power = power
    self.start = start
    let steps = (section == .prologue ? program.prologue : program.body).steps
    instructionLayers = steps.map { step in
      program.layers.indices.contains(step.layer) ? program.layers[step.layer].name : ""
    }
  }

  package mutating func observe(_ interval: UnitInterval) {}

  package mutating func observe(_ state: CycleState) {
    let names = instructionLayers
    let changes = signals.changes(
      to: state, milliwatts: power?.milliwatts(atCycle: state.cycle) ?? 0
    ) { names[$0] }
    end = start + state.cycle + 1
    guard !changes.isEmpty else { return }
    output.write("#\(clock.time(end - 1))\n")
    output.write(isFirst ? "$dumpvars\n\(changes)$end\n" : changes)
    isFirst = false
  }

  /// Writes when the last cycle ends, until which its values hold.
  package mutating func finish() { output.write("#\(clock.time(end))\n") }
}
