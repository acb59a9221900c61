import ChipDescription
import InstructionSet
import MachineModel
import Testing

/// Who gets a bank, and what the others lose.
@Suite struct BankTimingTests {
  @Test func runTakesARowOfBanksInACycle() throws {
    // Two words a cycle: 8 lanes read two words; a third word needs a second cycle.
    for (lanes, cycles) in [(8, 1), (12, 2), (16, 2), (20, 3)] {
      let chip = ChipSpec.small { $0.vector.lanes = lanes }
      let record = try time(VectorRequantize(bytes: lanes), on: chip)
      #expect(record.cycles == cycles)
      #expect(record.busyCycles == 1)
      #expect(record.stalls[.fetch] == cycles - 1)
      #expect(record.counters[.sramRead] == lanes / 4)
      #expect(record.counters[.sramWrite] == lanes / 4)
    }
  }

  @Test func ownRequestsForOneBankFollowEachOther() throws {
    // Words 0 and 2 share a bank, words 0 and 1 do not.
    #expect(try time(VectorRequantize(bytes: 4, from: 0, to: 4)).cycles == 1)
    let record = try time(VectorRequantize(bytes: 4, from: 0, to: 8))
    #expect(record.cycles == 2)
    #expect(record.stalls[.fetch] == 1)
    #expect(record.stalls[.bankConflict] == 0)
  }

  @Test func bytesAcrossAWordNeedBothWords() throws {
    #expect(try time(VectorRequantize(bytes: 4, from: 2)).counters[.sramRead] == 2)
  }

  @Test func priorityRotatesWithTheCycle() throws {
    // Both ask for bank 0 in cycle 6, in which the store's port, the sixth, is served first.
    let instructions = [
      Instruction(Load(bytes: 4)), Instruction(VectorRequantize(bytes: 4, from: 8)),
    ]
    var chip = ChipSpec.small { $0.sequencer.issueCycles = 5 }
    var record = try time(instructions, on: chip)
    #expect(record[.vector].stalls[.bankConflict] == 1)
    #expect(record[.storeDMA].stalls[.bankConflict] == 0)
    // Both ask in cycle 3, in which the vector unit's first port, the third, is.
    chip.sequencer.issueCycles = 2
    chip.weightStore.latencyCycles = 2
    record = try time(instructions, on: chip)
    #expect(record[.vector].stalls[.bankConflict] == 0)
    #expect(record[.storeDMA].stalls[.bankConflict] == 1)
  }

  @Test func otherBanksDoNotInterfere() throws {
    let chip = ChipSpec.small { $0.sequencer.issueCycles = 5 }
    let record = try time(
      [Instruction(Load(bytes: 4)), Instruction(VectorRequantize(bytes: 4, from: 4))], on: chip)
    #expect(record.instructions.allSatisfy { $0.stalls[.bankConflict] == 0 })
  }
}
