import ChipDescription
import InstructionSet
import MachineModel
import QuantizedArithmetic
import TestSupport
import Testing

/// When data moves: as a whole where nobody can tell, else beat by beat.
@Suite struct DataTests {
  @Test(arguments: 0..<150)
  func kernelsComputeWhatBeatsDo(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    let whole = try program.run(.stepped)
    #expect(try program.run(.stepped, beatwise: true) == whole)
    #expect(try program.run(.leaping, beatwise: true) == whole)
  }

  /// Seed 1517: a load that overtakes beats of the array which were still to be done.
  @Test(arguments: Array(0..<150) + [1517])
  func racesComeOutAlikeHoweverTimeMoves(seed: UInt64) throws {
    var program = RandomProgram(seed: seed)
    program.removeTokens()
    let stepped = try program.run(.stepped)
    #expect(try program.run(.leaping) == stepped)
    #expect(try program.run(.stepped, beatwise: true) == stepped)
  }

  @Test func missingTokenGivesAWrongAnswer() throws {
    // The addition reads its last bytes before the load, which has just begun, has brought them.
    var add = VectorAdd()
    add.byteCount = 64
    add.output = BankAddress(2048)
    let load = Load(source: StoreAddress(0), destination: BankAddress(0), byteCount: 64)
    var run = try banks(after: [Instruction(load), Instruction(add)], ordered: false)
    #expect(run.contains(0))
    run = try banks(after: [Instruction(load), Instruction(add)], ordered: true)
    #expect(run == Array(repeating: 7, count: 64))
  }

  /// What an addition of zeros to what was loaded leaves, all constants being 7.
  private func banks(after instructions: [Instruction], ordered: Bool) throws -> [UInt8] {
    var program = Program(
      name: "race", geometry: ArrayGeometry(of: .small),
      constants: Array(repeating: 7, count: 64))
    var instructions = instructions
    if case .add(var add) = instructions[1].body {
      add.right = BankAddress(1024)
      add.leftMultiplier = .init(0.5)
      add.rightMultiplier = .init(0.5)
      add.outputMultiplier = .init(2.0 / Double(1 << 20))
      instructions[1] = Instruction(add)
    }
    program.body =
      ordered
      ? Section(ordering: instructions, program.geometry)
      : Section(instructions.map { Section.Step($0, layer: 0) })
    var machine = try Machine(chip: .small, program: program)
    _ = try machine.runFrame(inputs: [])
    return machine.bankBytes(2048..<2112)
  }
}
