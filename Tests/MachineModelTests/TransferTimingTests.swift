import ChipDescription
import InstructionSet
import MachineModel
import Testing

/// What the two DMA engines do in which cycle.
@Suite struct TransferTimingTests {
  @Test(arguments: [0, 1, 5])
  func loadBeginsAfterTheStoresLatency(latency: Int) throws {
    let chip = ChipSpec.small { $0.weightStore.latencyCycles = latency }
    let record = try time(Load(bytes: 10), on: chip)
    #expect(record.cycles == latency + 3)
    #expect(record.busyCycles == 3)
    #expect(record.stalls[.weightStoreBusy] == latency)
    #expect(record.counters[.storeByte] == 10)
    #expect(record.counters[.sramWrite] == 3)
  }

  @Test func slowStoreIsAwaited() throws {
    // Beats of 4, 4 and 2 bytes at a byte a cycle.
    let chip = ChipSpec.small {
      $0.weightStore.bytesPerCycle = 1
      $0.weightStore.latencyCycles = 0
    }
    let record = try time(Load(bytes: 10), on: chip)
    #expect(record.cycles == 10)
    #expect(record.busyCycles == 3)
  }

  @Test func wideStoreFillsSeveralWordsACycle() throws {
    // 11 bytes a cycle are two whole words.
    let chip = ChipSpec.small {
      $0.weightStore.bytesPerCycle = 11
      $0.weightStore.latencyCycles = 0
    }
    #expect(try time(Load(bytes: 16), on: chip).cycles == 2)
    #expect(try time(Load(bytes: 17), on: chip).cycles == 3)
  }

  @Test func transferMovesUsefulBytesOnly() throws {
    let tensor = HostTensor(
      name: "input", shape: [1, 1, 3, 3], elementType: .int8, scale: 1, zeroPoint: 0)
    let map = FeatureMap(
      address: BankAddress(0), height: 1, width: 3, channels: 3, brickShift: 2)
    let receive = Receive(tensor: 0, destination: map, flipsSign: false)
    let record = try time(receive, inputs: [tensor])
    // Three words with three useful bytes each at a byte a cycle, after three cycles of latency.
    #expect(record.cycles == 3 + 9)
    #expect(record.busyCycles == 3)
    #expect(record.stalls[.hostLinkBusy] == 9)
    #expect(record.counters[.hostByte] == 9)
    #expect(record.counters[.sramWrite] == 3)
    var send = Send()
    send.source = map
    let sent = try time(send, outputs: [tensor])
    #expect(sent.cycles == record.cycles)
    #expect(sent.counters[.sramRead] == 3)
  }
}
