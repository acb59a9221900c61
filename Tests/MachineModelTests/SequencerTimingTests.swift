import ChipDescription
import InstructionSet
import MachineModel
import Testing

/// When instructions are issued, started and ended on a chip whose cycles can be counted by hand.
@Suite struct SequencerTimingTests {
  @Test func emptySectionIsItsFinish() throws {
    let record = try time([])
    #expect(record.cycles == 1)
    #expect(record.units.allSatisfy { $0.idleCycles == 1 })
  }

  @Test func instructionStartsACycleAfterItsIssue() throws {
    let record = try time([Instruction(VectorRequantize(bytes: 4))])
    #expect(record.instructions.map(\.start) == [1])
    #expect(record.instructions.map(\.end) == [2])
    // Issue, one beat, finish.
    #expect(record.cycles == 3)
    #expect(record[.vector].stalls[.queueEmpty] == 1)
    #expect(record[.vector].idleCycles == 1)
  }

  @Test(arguments: [1, 2, 7])
  func issuesAreApart(issueCycles: Int) throws {
    let chip = ChipSpec.small { $0.sequencer.issueCycles = issueCycles }
    let record = try time(
      [Instruction(VectorRequantize(bytes: 4)), Instruction(Load(bytes: 4, to: 4096))], on: chip)
    #expect(record.instructions.map(\.start) == [1, 1 + issueCycles])
  }

  @Test(arguments: [1, 2, 3])
  func fullQueueHoldsUpTheSequencer(depth: Int) throws {
    let chip = ChipSpec.small { $0.sequencer.queueDepth = depth }
    // The first load leaves the queue in cycle 1, which the sequencer sees in cycle 2; the others
    // wait for it, the last of them in the sequencer, and the one behind it goes to an idle unit.
    let loads = Array(repeating: Instruction(Load(bytes: 4)), count: depth + 2)
    let record = try time(loads + [Instruction(VectorRequantize(bytes: 4, from: 4096))], on: chip)
    let second = try #require(record.instructions.dropFirst().first)
    let last = try #require(record.instructions.last)
    // Room is seen in the cycle after the second load has started.
    #expect(last.start == second.start + 1 + 1 + 1)
  }

  @Test func waitingInstructionStartsACycleAfterTheSignal() throws {
    let token = TokenSet(from: .storeDMA, to: .vector)
    let record = try time([
      Instruction(Load(bytes: 12), signals: token),
      Instruction(VectorRequantize(bytes: 4), waits: token),
    ])
    let load = record.instructions[0]
    #expect(record.instructions[1].start == load.end)
    // The vector unit's queue is empty in the cycles of both issues.
    #expect(record[.vector].stalls[.queueEmpty] == 2)
    #expect(record[.vector].stalls[.tokenWait] == load.end - 2)
  }

  @Test func tokensAreCounted() throws {
    let token = TokenSet(from: .storeDMA, to: .vector)
    let record = try time([
      Instruction(Load(bytes: 4), signals: token),
      Instruction(Load(bytes: 4), signals: token),
      Instruction(VectorRequantize(bytes: 4), waits: token),
      Instruction(VectorRequantize(bytes: 4), waits: token),
    ])
    #expect(record.instructions[2].start == record.instructions[0].end)
    #expect(record.instructions[3].start == record.instructions[1].end)
  }

  @Test func deadlockNamesWhatWaits() throws {
    let waiting = Instruction(
      VectorRequantize(bytes: 4), waits: TokenSet(from: .storeDMA, to: .vector))
    let instructions = [Instruction(Load(bytes: 4)), waiting]
    let program = Program(
      name: "deadlock", geometry: ArrayGeometry(of: .small),
      body: Section(instructions.map { Section.Step($0, layer: 0) }),
      layers: [Layer(name: "sum", operatorName: "add")],
      constants: Array(repeating: 1, count: 256))
    for stepping in Stepping.allCases {
      var machine = try Machine(chip: .small, program: program)
      let error = #expect(throws: MachineError.self) { try machine.time(.body, stepping) }
      guard case .deadlock(let deadlock) = error else {
        Issue.record("expected a deadlock")
        continue
      }
      #expect(deadlock.waiting.map(\.location.index) == [1])
      #expect(deadlock.waiting.map(\.tokens) == [[Token(from: .storeDMA, to: .vector)]])
      #expect(deadlock.description.contains("requantize of sum waits for storeDMA>vector"))
    }
  }
}
