package import ChipDescription
internal import InstructionSet

/// The machine as the core sees it: a sequencer that is started, works, and is done.
///
/// The core's port is the arbiter's last: while a section runs the banks are the units', and an
/// access of the core waits for its end. So what a section takes never hangs on the core.
package struct Accelerator: ~Copyable {
  private let chip: ChipSpec
  /// Where the program lies; a change takes effect with the next section.
  var stored = StoredProgram()
  /// The frame that the host has ready, and what it got back last.
  package var inputs: [[UInt8]] = []
  package private(set) var outputs: [[UInt8]] = []
  /// The cycles of all sections that have run, and their events.
  package private(set) var totalCycles = 0
  package private(set) var events = Counters()
  /// The cycles in which each unit had an instruction, in all sections that have run.
  private(set) var unitCycles = Unit.allCases.map { _ in 0 }
  /// The cycle from which the last section's end is known.
  private(set) var busyUntil: UInt64 = 0
  private(set) var isDone = false
  private(set) var faultWord: Int?
  /// The cycles that each unit worked and lost, and all cycles, since they were cleared.
  private(set) var counters = AcceleratorCounters()
  /// The contents of all banks, while no section runs.
  private(set) var banks: [Int8]
  private var machine: Machine?
  private var prepared: StoredProgram?

  /// Makes an accelerator that has not been told of a program.
  package init(chip: ChipSpec) {
    self.chip = chip
    banks = Array(repeating: 0, count: chip.sram.totalBytes)
  }

  /// Runs a section from a cycle on, or notes why it cannot.
  mutating func start(_ section: SectionName, store: [UInt8], at cycle: UInt64) {
    guard cycle >= busyUntil else { return }
    isDone = false
    faultWord = nil
    do {
      try prepare(store)
      let record = try run(section)
      totalCycles += record.cycles
      events += record.counters
      for instruction in record.instructions {
        unitCycles[Int(instruction.unit.rawValue)] += instruction.end - instruction.start
      }
      counters.add(record)
      busyUntil = cycle + UInt64(record.cycles)
      isDone = true
    } catch {
      faultWord = (error as? StoredProgramFault)?.word ?? 0
      busyUntil = cycle
    }
  }

  /// Forgets what was done, and clears the counters.
  mutating func clear() {
    isDone = false
    faultWord = nil
    counters = AcceleratorCounters()
  }

  /// Writes a byte of the banks.
  mutating func setBank(_ byte: UInt8, at offset: Int) { banks[offset] = Int8(bitPattern: byte) }

  private mutating func prepare(_ store: [UInt8]) throws {
    guard prepared != stored else { return }
    machine = nil
    machine = try Machine(chip: chip, program: stored.program(in: store, for: chip))
    prepared = stored
  }

  private mutating func run(_ section: SectionName) throws -> SectionRecord {
    machine?.exchangeBanks(&banks)
    defer { machine?.exchangeBanks(&banks) }
    switch section {
    case .prologue: return try machine?.runPrologue() ?? SectionRecord()
    case .body:
      let result = try machine?.runFrame(inputs: inputs)
      outputs = result?.outputs ?? []
      return result?.record ?? SectionRecord()
    }
  }
}

/// What the counter registers hold.
struct AcceleratorCounters: Sendable, Hashable {
  private(set) var cycles: UInt64 = 0
  private(set) var work: [Int] = Unit.allCases.map { _ in 0 }
  private(set) var stalls: [Int] = Unit.allCases.map { _ in 0 }

  mutating func add(_ record: SectionRecord) {
    cycles += UInt64(record.cycles)
    for (index, unit) in record.units.enumerated() {
      work[index] += unit.busyCycles
      stalls[index] += unit.stalls.total
    }
  }
}
