import ChipDescription
import InstructionSet
import MachineModel
import TestSupport
import Testing

/// How requests of limited length, of which only so many may be under way, hold transfers up.
@Suite struct BurstTimingTests {
  /// Five bursts of two words, at a word a cycle and five cycles of latency.
  @Test(arguments: [(1, 5 * 7), (2, 5 + 10 + 2 * 3), (3, 5 + 10 + 1), (4, 5 + 10)])
  func placesHideLatency(outstanding: Int, cycles: Int) throws {
    let chip = ChipSpec.small {
      $0.weightStore.latencyCycles = 5
      $0.weightStore.bytesPerCycle = 4
      $0.weightStore.burst.bytes = 8
      $0.weightStore.burst.outstanding = outstanding
    }
    let record = try time(Load(bytes: 40), on: chip)
    #expect(record.cycles == cycles)
    #expect(record.busyCycles == 10)
    #expect(record.stalls[.weightStoreBusy] == cycles - 10)
  }

  /// Two bursts under way hide a latency as long as one of them takes, and no cycle more.
  @Test(arguments: [(1, 0), (2, 0), (3, 1), (4, 2)])
  func latencyShowsFromTheFirstCycleThatIsNotHidden(latency: Int, gap: Int) throws {
    let chip = ChipSpec.small {
      $0.weightStore.latencyCycles = latency
      $0.weightStore.bytesPerCycle = 4
      $0.weightStore.burst.bytes = 8
      $0.weightStore.burst.outstanding = 2
    }
    #expect(try time(Load(bytes: 24), on: chip).cycles == latency + 6 + gap)
  }

  /// A row of three words at a useful byte a cycle: each word is three cycles.
  @Test func hostLinkHasItsOwnLimit() throws {
    let tensor = HostTensor(
      name: "input", shape: [1, 1, 3, 3], elementType: .int8, scale: 1, zeroPoint: 0)
    let map = FeatureMap(
      address: BankAddress(0), height: 1, width: 3, channels: 3, brickShift: 2)
    let chip = ChipSpec.small { $0.hostLink.burst.bytes = 4 }
    let record = try time(
      Receive(tensor: 0, destination: map, flipsSign: false), on: chip, inputs: [tensor])
    #expect(record.cycles == 3 * (chip.hostLink.latencyCycles + 3))
  }

  /// The closed formula, which the compiler plans with, over random rates and lengths.
  @Test func formulaAgreesWithTheMachine() throws {
    var random = RepeatableRandom(seed: 17)
    for _ in 0..<200 {
      let chip = ChipSpec.small {
        $0.weightStore.latencyCycles = Int.random(in: 0...40, using: &random)
        $0.weightStore.bytesPerCycle = [1, 2, 4].randomElement(using: &random) ?? 1
        $0.weightStore.burst.bytes = 4 * Int.random(in: 1...12, using: &random)
        $0.weightStore.burst.outstanding = Int.random(in: 1...6, using: &random)
      }
      let store = chip.weightStore
      let bytes = 4 * Int.random(in: 1...64, using: &random)
      let gaps = store.burst.gapCycles(
        bytes: bytes, bytesPerCycle: store.bytesPerCycle, latency: store.latencyCycles)
      #expect(
        try time(Load(bytes: bytes), on: chip).cycles
          == store.latencyCycles + bytes / store.bytesPerCycle + gaps)
    }
  }
}
