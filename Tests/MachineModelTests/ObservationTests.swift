import ChipDescription
import InstructionSet
import MachineModel
import TestSupport
import Testing

/// What observers are told does not depend on how time moves, and explains every cycle.
@Suite struct ObservationTests {
  @Test(arguments: 0..<150)
  func leapingTellsWhatSteppingTells(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    for shortestStall in [1, 4, 16] {
      var stepped = EventLog(shortestStall: shortestStall)
      var leaping = EventLog(shortestStall: shortestStall)
      let record = try Self.observe(program, .stepped, by: &stepped)
      #expect(try Self.observe(program, .leaping, by: &leaping) == record)
      #expect(leaping.intervals == stepped.intervals)
      try Self.expectWhole(stepped.intervals, of: record)
    }
  }

  /// A window in the middle of a leaping run shows what a run shows that is stepped throughout.
  @Test(arguments: 0..<100)
  func windowTellsWhatSteppingTells(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    var whole = EventLog(shortestStall: 3, cycles: 0..<Int.max)
    let record = try Self.observe(program, .stepped, by: &whole)
    #expect(whole.states.map(\.cycle) == Array(0..<record.cycles))
    Self.expectStates(whole.states, sumUpTo: record)
    var random = RepeatableRandom(seed: seed)
    let from = Int.random(in: 0..<record.cycles, using: &random)
    let window = from..<from + Int.random(in: 1...record.cycles, using: &random)
    var part = EventLog(shortestStall: 3, cycles: window)
    #expect(try Self.observe(program, .leaping, by: &part) == record)
    #expect(part.intervals == whole.intervals)
    #expect(part.states == Array(whole.states[window.clamped(to: 0..<record.cycles)]))
  }

  /// A port is granted only what it asked for, and a bank serves one port a cycle.
  @Test(arguments: 0..<40)
  func grantsAreSound(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    var log = EventLog(shortestStall: 1, cycles: 0..<Int.max)
    let record = try Self.observe(program, .leaping, by: &log)
    var served = 0
    var isSound = true
    for state in log.states {
      var taken: UInt64 = 0
      for port in state.ports where port.isGranted {
        isSound = isSound && port.banks != 0 && taken & port.banks == 0
        taken |= port.banks
      }
      served += taken.nonzeroBitCount
      isSound = isSound && state.tokens.allSatisfy { $0 >= 0 }
    }
    #expect(isSound)
    #expect(served == record.counters[.sramRead] + record.counters[.sramWrite])
  }

  /// Stalls shorter than asked for are part of the work, at n and not at n + 1.
  @Test func shortStallsAreWork() throws {
    let chip = ChipSpec.small { $0.weightStore.latencyCycles = 5 }
    for (shortest, expected) in [(5, [5, 1]), (6, [6])] {
      var log = EventLog(shortestStall: shortest)
      let program = Program(
        name: "load", geometry: ArrayGeometry(of: chip),
        body: Section([Section.Step(Instruction(Load(bytes: 4)), layer: 0)]),
        constants: [1, 2, 3, 4])
      var machine = try Machine(chip: chip, program: program)
      _ = try machine.time(.body, .leaping, observer: &log)
      let load = log.intervals.filter { $0.instruction == 0 }
      #expect(load.map(\.cycles) == expected)
      #expect(load.last?.activity == .working)
      #expect(load.last?.busyCycles == 1)
    }
  }

  /// The cycles of the prologue and of every frame are all explained, and those of the frames are
  /// the same.
  @Test(arguments: 0..<40)
  func severalFramesAreExplained(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    for stepping in Stepping.allCases {
      var machine = try Machine(chip: program.chip, program: program.program)
      let prologue = try machine.runPrologue(stepping)
      #expect(prologue.unaccountedUnit == nil)
      let frames = try (0..<3).map { _ in
        try machine.runFrame(inputs: program.inputs, stepping).record
      }
      for record in frames {
        #expect(record.unaccountedUnit == nil)
        #expect(record == frames[0])
      }
    }
  }

  @Test func unexplainedCycleIsFound() {
    var record = SectionRecord()
    record.cycles = 1
    #expect(record.unaccountedUnit?.unit == .storeDMA)
    record.units = record.units.map { unit in
      var unit = unit
      unit.idleCycles = 1
      return unit
    }
    #expect(record.unaccountedUnit == nil)
  }

  private static func observe(
    _ program: RandomProgram, _ stepping: Stepping, by log: inout EventLog
  ) throws -> SectionRecord {
    var machine = try Machine(chip: program.chip, program: program.program)
    return try machine.time(.body, stepping, observer: &log)
  }

  /// Intervals of a unit follow each other without gap, and add up to its record.
  private static func expectWhole(_ intervals: [UnitInterval], of record: SectionRecord) throws {
    for unit in record.units {
      var end = 0
      var isWhole = true
      var stalls = StallCycles()
      var (busy, idle) = (0, 0)
      for interval in intervals where interval.unit == unit.unit {
        isWhole = isWhole && interval.start == end && interval.cycles > 0
        end = interval.end
        busy += interval.busyCycles
        switch interval.activity {
        case .idle: idle += interval.cycles
        case .stalled(let reason): stalls[reason] += interval.cycles
        case .working: isWhole = isWhole && interval.busyCycles <= interval.cycles
        }
      }
      #expect(isWhole)
      #expect(end == record.cycles)
      #expect(busy == unit.busyCycles && idle == unit.idleCycles)
      for reason in StallReason.allCases { #expect(stalls[reason] <= unit.stalls[reason]) }
    }
  }

  /// The states' activities are the units' cycles.
  private static func expectStates(_ states: [CycleState], sumUpTo record: SectionRecord) {
    for (index, unit) in record.units.enumerated() {
      var counted = UnitRecord(unit: unit.unit)
      for state in states {
        switch state.units[index].activity {
        case .working: counted.busyCycles += 1
        case .stalled(let reason): counted.stalls[reason] += 1
        case .idle: counted.idleCycles += 1
        }
      }
      #expect(counted == unit)
    }
  }
}
