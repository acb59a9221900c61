import InstructionSet
import MachineModel
import TestSupport
import Testing

@Suite struct RaceCheckerTests {
  /// A load, an addition that reads what was loaded, and a transfer of the sum.
  private func program(omitting omitted: Token?) -> Program {
    var add = VectorAdd()
    add.left = BankAddress(0)
    add.right = BankAddress(16)
    add.output = BankAddress(64)
    add.byteCount = 16
    let load = Load(source: StoreAddress(0), destination: BankAddress(0), byteCount: 32)
    var send = Send()
    send.source = FeatureMap(
      address: BankAddress(64), height: 1, width: 4, channels: 4, brickShift: 2)
    var section = Section(
      ordering: [Instruction(load), Instruction(add), Instruction(send)],
      ArrayGeometry(of: .small))
    for index in section.steps.indices {
      guard let omitted else { continue }
      section.steps[index].instruction.waits.remove(omitted)
      section.steps[index].instruction.signals.remove(omitted)
    }
    let output = HostTensor(
      name: "sum", shape: [1, 1, 4, 4], elementType: .int8, scale: 1, zeroPoint: 0)
    for index in section.steps.indices { section.steps[index].layer = index }
    return Program(
      name: "race", geometry: ArrayGeometry(of: .small), body: section,
      layers: ["weights", "sum", "output"].map { Layer(name: $0, operatorName: "") },
      constants: Array(repeating: 1, count: 32), outputs: [output])
  }

  @Test func orderedProgramHasNone() throws {
    let program = program(omitting: nil)
    _ = try Machine(chip: .small, program: program)
    #expect(RaceChecker.races(in: program) == [])
  }

  @Test func missingTokenNamesBothInstructions() throws {
    let races = RaceChecker.races(in: program(omitting: Token(from: .storeDMA, to: .vector)))
    let race = try #require(races.first)
    #expect(races.count == 1)
    #expect(race.earlier.location.mnemonic == "load" && race.earlier.location.index == 0)
    #expect(race.later.location.mnemonic == "add" && race.later.location.layer == "sum")
    #expect(race.earlier.unit == .storeDMA && race.later.unit == .vector)
    #expect(race.bytes == 0..<16)
    #expect(race.description.contains("body instruction 1, add of sum"))
  }

  @Test func orderIsPassedOn() throws {
    // The transfer waits for the addition only, which has waited for the load.
    let races = RaceChecker.races(in: program(omitting: Token(from: .vector, to: .hostDMA)))
    #expect(races.map(\.later.location.mnemonic) == ["send"])
  }

  @Test(arguments: 0..<100)
  func withoutTokensEveryConflictIsARace(seed: UInt64) throws {
    var random = RandomProgram(seed: seed)
    #expect(RaceChecker.races(in: random.program) == [])
    random.removeTokens()
    let program = random.program
    let races = RaceChecker.races(in: program).filter { $0.later.location.section == .body }
    let found = Set(races.map { [$0.earlier.location.index, $0.later.location.index] })
    #expect(found == conflicts(program.body.steps.map(\.instruction), program.geometry))
  }

  /// All pairs of instructions of different units that touch the same bytes.
  private func conflicts(
    _ instructions: [Instruction], _ geometry: ArrayGeometry
  ) -> Set<[Int]> {
    var pairs: Set<[Int]> = []
    for later in instructions.indices {
      for earlier in 0..<later where instructions[earlier].unit != instructions[later].unit {
        let accesses = instructions[later].accesses(geometry)
        for access in instructions[earlier].accesses(geometry)
        where accesses.contains(where: access.conflicts) {
          pairs.insert([earlier, later])
        }
      }
    }
    return pairs
  }
}
