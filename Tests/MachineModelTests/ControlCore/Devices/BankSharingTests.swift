import ChipDescription
import InstructionSet
import MachineModel
import TestSupport
import Testing

/// The core gets banks through the arbiter, like everybody else.
@Suite("The control core's port to the banks")
struct BankSharingTests {
  /// A chip whose vector unit reads banks 0 and 1 and writes 2 and 3 in each cycle.
  private static let chip = ChipSpec.small { $0.vector.lanes = 8 }
  private static let busy = [Instruction(VectorRequantize(bytes: 8 * 60))]
  private static let banks = AddressRegion.banks.base

  /// What an access took beyond a load's two cycles, and then the section.
  private static func access(
    at offset: UInt32, in cycle: Int, writes: Bool = false
  ) throws -> (refusals: Int, section: Int, conflicts: Int) {
    var port = try RegisterPort.running(busy, chip: chip)
    try port.start("frame")
    port.pass(cycle - 2)
    let before = port.core.bus.cycle
    if writes {
      let isStored = port.store(7, at: banks + offset)
      #expect(isStored)
    } else {
      let value = port.load(at: banks + offset)
      #expect(value == 0)
    }
    let refusals = Int(port.core.bus.cycle - before) - 2
    try port.sleep(until: "section")
    let report = port.core.bus.report
    return (refusals, report.sectionCycles, report.bankConflicts)
  }

  @Test("is served first in every eighth cycle, and last in the others", arguments: 2..<26)
  func eighthCycle(cycle: Int) throws {
    // The unit asks for banks 0 and 1 in each of the cycles 1 to 60.
    let alone = 62
    let first = (cycle...).first { $0 % 8 == 7 } ?? 0
    for (offset, writes) in [(0, false), (4, true), (2048, false)] as [(UInt32, Bool)] {
      let found = try Self.access(at: offset, in: cycle, writes: writes)
      // Not granted in any cycle before, and in that one at the unit's expense.
      #expect(found.refusals == first - cycle)
      #expect(found.conflicts == found.refusals)
      #expect(found.section == alone + 1)
    }
    let elsewhere = try Self.access(at: 4096, in: cycle)
    #expect(elsewhere == (0, alone, 0))
  }

  @Test("costs nothing where no section runs, or none that uses the bank")
  func unopposed() throws {
    var port = try RegisterPort.running(Self.busy, chip: Self.chip)
    let before = port.core.bus.cycle
    let stored = port.store(0x1234_5678, at: Self.banks + 8)
    let loaded = port.load(at: Self.banks + 8)
    let cycles = port.core.bus.cycle - before
    #expect(stored)
    #expect(loaded == 0x1234_5678)
    #expect(cycles == 4)
    let beyond = port.load(at: Self.banks + UInt32(Self.chip.sram.totalBytes))
    #expect(beyond == nil)
    let section = try port.run("frame")
    #expect(section == 62)
  }

  @Test("sees a word when its beat has written it, and not a cycle before")
  func data() throws {
    // Four bytes a cycle from the weight store: word k is written in cycle 6 + k.
    let chip = ChipSpec.small
    for (cycle, expected) in [(9, 0 as UInt32), (10, 0x1312_1110), (11, 0x1312_1110)] {
      var port = try RegisterPort.running([Instruction(Load(bytes: 64))], chip: chip)
      try port.start("frame")
      port.pass(cycle - 2)
      let value = port.load(at: Self.banks + 16)
      #expect(value == expected, "in cycle \(cycle)")
    }
  }

  @Test("does not let a section leap over what the core sees or changes", arguments: 0..<60)
  func leapingIsStepping(seed: UInt64) throws {
    let program = try RandomProgram.withoutHost(seed: seed)
    let stepped = try DisturbedRun(program, .stepped, seed: seed)
    let leaping = try DisturbedRun(program, .leaping, seed: seed)
    #expect(stepped == leaping)
  }

  @Test("leaves a section alone that the core does not touch", arguments: [false, true])
  func untouched(isCurious: Bool) throws {
    // Frames that pass over zeros take other cycles each.
    let program = try RandomProgram.withoutHost(seed: 0) {
      !$0.program.hasTasks && $0.chip.array.zeroBeats == 0
    }
    var machine = try Machine(chip: program.chip, program: program.program)
    var expected = try machine.runPrologue().cycles
    let frame = try machine.runFrame(inputs: program.inputs).record.cycles
    var port = try RegisterPort.running(program.program, chip: program.chip)
    let status = try #require(ControlRegister.named("status"))
    _ = try port.run("prologue")
    for number in 0..<3 {
      try port.start("frame")
      while isCurious {
        let word = port.load(offset: status.offset) ?? 0
        if !status.isSet("busy", in: word) { break }
      }
      try port.finish()
      expected += frame
      let cycles = port.core.bus.report.sectionCycles
      #expect(cycles == expected, "frame \(number), of \(frame) cycles")
    }
  }

  @Test("is there while a section stops in between")
  func stopping() throws {
    var port = try RegisterPort.running(Self.busy, chip: Self.chip)
    let (control, status) = (
      try #require(ControlRegister.named("control")), try #require(ControlRegister.named("status"))
    )
    try port.start("frame")
    port.pass(10)
    try port.store(control.word(["stop": 1]), in: control.name)
    let word = port.load(offset: status.offset)
    #expect(word == 0)
    let again = try port.run("frame")
    #expect(again == 62)
  }
}

extension Program {
  /// Whether frames leave something to the core.
  fileprivate var hasTasks: Bool {
    body.steps.contains { step in
      guard case .compute(let compute) = step.instruction.body else { return false }
      return compute.isForCore
    }
  }
}

/// A frame of a random program whose banks the core reads and writes meanwhile, at random.
private struct DisturbedRun: Equatable {
  var values: [UInt32?] = []
  var cycles: [UInt64] = []
  var banks: [Int8]
  var outputs: [[UInt8]]
  var sectionCycles: Int
  var conflicts: Int
  var events: Counters

  init(_ program: RandomProgram, _ stepping: Stepping, seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    var port = try RegisterPort.running(program.program, chip: program.chip)
    port.core.bus.devices?.accelerator.stepping = stepping
    _ = try port.run("prologue")
    try port.start("frame")
    for _ in 0..<20 {
      port.pass(Int.random(in: 0..<60, using: &random))
      let words = program.chip.sram.totalBytes / 4
      let address =
        AddressRegion.banks.base + 4 * UInt32.random(in: 0..<UInt32(words), using: &random)
      if Bool.random(using: &random) {
        values.append(port.load(at: address))
      } else {
        _ = port.store(random.next(), at: address)
      }
      cycles.append(port.core.bus.cycle)
    }
    try port.finish()
    let report = port.core.bus.report
    banks = port.core.bus.devices?.accelerator.banks ?? []
    (outputs, sectionCycles, events) = (report.outputs, report.sectionCycles, report.events)
    conflicts = report.bankConflicts
  }
}
