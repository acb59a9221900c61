import ChipDescription
import InstructionSet
import MachineModel
import TestSupport
import Testing

/// How time moves, and in which order units tick, must not be visible.
@Suite struct SteppingTests {
  @Test(arguments: 0..<300)
  func leapingIsStepping(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    let stepped = try program.run(.stepped)
    #expect(try program.run(.leaping) == stepped)
  }

  @Test(arguments: 0..<60)
  func orderOfUnitsDoesNotMatter(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    let expected = try program.run(.stepped)
    var random = RepeatableRandom(seed: seed)
    for stepping in Stepping.allCases {
      let order = Unit.allCases.shuffled(using: &random)
      #expect(try program.run(stepping, order: order) == expected)
    }
  }

  @Test(arguments: 0..<60)
  func everyCycleIsAccountedFor(seed: UInt64) throws {
    let record = try RandomProgram(seed: seed).run(.leaping).frame.record
    for unit in record.units { #expect(unit.cycles == record.cycles) }
    for unit in Unit.allCases {
      let active = record.instructions.filter { $0.unit == unit }
      #expect(active.map(\.busyCycles).reduce(0, +) == record[unit].busyCycles)
    }
    var counters = Counters()
    for instruction in record.instructions { counters += instruction.counters }
    #expect(counters == record.counters)
  }

  @Test(arguments: 0..<60)
  func arithmeticInProgramOrderIsTheMachines(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    let expected = try program.run(.stepped)
    var machine = try Machine(chip: program.chip, program: program.program)
    _ = try machine.runPrologue()
    var arithmetic = machine.arithmetic
    #expect(try arithmetic.compute(inputs: program.inputs) == expected.frame.outputs)
    #expect(arithmetic.bankBytes(0..<program.chip.sram.totalBytes) == expected.banks)
    // Without data no activation is taken for zero.
    if machine.timingDependsOnData { return }
    #expect(try machine.time(.body) == expected.frame.record)
  }
}
