import ChipDescription
import InstructionSet
import MachineModel
import Testing

/// What the array's engines do in which cycle, on an array of 2 × 4 × 2 × 2.
///
/// The point of departure is a 1 × 1 convolution of a row of four pixels from two channels to
/// four. Its stream is repositioned in cycles 0 and 1, its parameters (12 words) are read in 2 to
/// 7 and its tile (8 weights) is decoded in 8 and 9; its two beats are in 10 and 11. The pipeline
/// takes 12 to 14, and two groups of 8 sums drain at 4 a cycle in 15 to 18.
@Suite struct ArrayTimingTests {
  @Test func pointOfDeparture() throws {
    let record = try time(Convolve.rowOfFour())
    #expect(record.cycles == 19)
    #expect(record.busyCycles == 2)
    #expect(record.stalls[.weightsNotReady] == 10)
    #expect(record.stalls[.pipeline] == 3)
    #expect(record.stalls[.drain] == 4)
    #expect(record.counters[.macInt8] == 4 * 4 * 2)
    #expect(record.counters[.accumulatorUpdate] == 4 * 4)
    #expect(record.counters[.weightDecoded] == 8)
    #expect(record.counters[.requantized] == 16)
    // Parameters, weights, activations; results.
    #expect(record.counters[.sramRead] == 12 + 2 + 2)
    #expect(record.counters[.sramWrite] == 4)
  }

  @Test(arguments: 0...6)
  func drainWaitsForThePipeline(depth: Int) throws {
    let record = try time(Convolve.rowOfFour(), on: .small { $0.array.pipelineDepth = depth })
    #expect(record.cycles == 16 + depth)
    #expect(record.stalls[.pipeline] == depth)
  }

  @Test(arguments: 0...4)
  func streamTakesItsStartup(cycles: Int) throws {
    let record = try time(Convolve.rowOfFour(), on: .small { $0.decoder.startupCycles = cycles })
    #expect(record.cycles == 17 + cycles)
    #expect(record.stalls[.weightsNotReady] == 8 + cycles)
  }

  @Test(arguments: [(1, 8), (3, 3), (4, 2), (7, 2), (8, 1), (32, 1)])
  func tileTakesItsDecodeCycles(rate: Int, cycles: Int) throws {
    let record = try time(Convolve.rowOfFour(), on: .small { $0.decoder.weightsPerCycle = rate })
    #expect(record.stalls[.weightsNotReady] == 2 + 6 + cycles)
  }

  @Test func fourBitWeightsAreHalfTheWords() throws {
    var convolve = Convolve.rowOfFour()
    convolve.weightFormat = .int4
    let record = try time(convolve)
    // Both decode cycles find their weights in one word, which is held for the second.
    #expect(record.cycles == 19)
    #expect(record.counters[.sramRead] == 12 + 1 + 2)
    #expect(record.counters[.macInt4] == 32 && record.counters[.macInt8] == 0)
  }

  @Test(arguments: [(1, 8), (3, 3), (4, 2), (7, 2), (8, 1), (32, 1)])
  func drainTakesItsRate(rate: Int, cycles: Int) throws {
    let record = try time(Convolve.rowOfFour(), on: .small { $0.array.drainRate = rate })
    #expect(record.stalls[.drain] == 2 * cycles)
  }

  @Test func secondBlockWaitsForItsWeightsOrForTheDrain() throws {
    var convolve = Convolve.rowOfFour()
    convolve.groupsPerBlock = 1
    // The stream is repositioned and the tile decoded again in 10 to 13; the first block drains in
    // 14 and 15, the second one's beat is in 14, and it drains in 18 and 19.
    var record = try time(convolve)
    #expect(record.cycles == 20)
    #expect(record.stalls[.weightsNotReady] == 10 + 3)
    // The first block is still drained in the cycle after the last beat.
    #expect(record.stalls[.drain] == 1 + 2)
    #expect(record.stalls[.pipeline] == 2)
    #expect(record.counters[.weightDecoded] == 16)
    // Without room for two blocks the second one's beat is in 16.
    record = try time(convolve, on: .small { $0.array.accumulators = 8 })
    #expect(record.cycles == 22)
    #expect(record.stalls[.weightsNotReady] == 10 + 3)
    #expect(record.stalls[.drain] == 2 + 2)
  }

  @Test func registersHoldTwoTiles() throws {
    // Six channels are three tiles of two decode cycles. The first beats are in 10 and 11, so that
    // the second tile is decoded in 10 and 11, and the third from 12, after the first one's beats.
    var convolve = Convolve.rowOfFour()
    convolve.input.channels = 6
    convolve.input.brickShift = 2
    convolve.input.rowBytes = 16
    convolve.input.planeBytes = 16
    let record = try time(convolve)
    #expect(record.busyCycles == 6)
    #expect(record.stalls[.weightsNotReady] == 10)
    #expect(record.cycles == 10 + 6 + 3 + 4)
    // With four beats a tile, the third cannot be decoded before cycle 14.
    let slow = try time(convolve, on: .small { $0.decoder.weightsPerCycle = 1 })
    #expect(slow.stalls[.weightsNotReady] == 2 + 6 + 8 + (8 - 2) + (8 - 2))
  }

  @Test func windowKeepsWordsOfTheRow() throws {
    // A 1 × 3 kernel over bricks of a word: the first beat needs 3 of 4 input pixels (the one
    // before the row is padding), the second finds two of its three in the window.
    var convolve = Convolve.rowOfFour()
    convolve.input.channels = 4
    convolve.input.brickShift = 2
    convolve.input.rowBytes = 16
    convolve.kernelWidth = 3
    convolve.padLeft = 1
    let chip = ChipSpec.small {
      $0.array.taps = 3
      $0.array.inputs = 4
    }
    let record = try time(convolve, on: chip)
    #expect(record.counters[.sramRead] == 12 + 12 + (3 + 1))
    // Three words are two requests.
    #expect(record.stalls[.fetch] == 1)
    // Where all is one step, a further block goes on with the window of the one before.
    convolve.groupsPerBlock = 1
    #expect(try time(convolve, on: chip).counters[.sramRead] == 12 + 2 * 12 + (3 + 1))
    // Of two steps, each finds the other's words in the window.
    var narrow = chip
    narrow.array.inputs = 2
    #expect(try time(convolve, on: narrow).counters[.sramRead] == 12 + 2 * 12 + 2 * (3 + 3))
  }

  @Test func rowsOutsideTheInputAreNotFetched() throws {
    var convolve = Convolve.rowOfFour()
    convolve.kernelHeight = 2
    convolve.padTop = 1
    // Two tap lanes take both kernel rows; the upper one is padding.
    let record = try time(convolve)
    #expect(record.counters[.sramRead] == 12 + 4 + 2)
    #expect(record.counters[.macInt8] == 4 * 4 * 2 * 2)
  }

  @Test func enginesOfOneArrayCompeteForBanks() throws {
    var convolve = Convolve.rowOfFour()
    convolve.groupsPerBlock = 1
    convolve.output.address = BankAddress(64)
    let apart = try time(Convolve.rowOfFour())
    let together = try time(convolve)
    #expect(together.cycles >= apart.cycles)
    #expect(together.counters[.sramWrite] == apart.counters[.sramWrite])
  }

  @Test func foldedTapsTakeMoreChannels() throws {
    var convolve = Convolve.rowOfFour()
    convolve.input.channels = 4
    convolve.input.brickShift = 2
    convolve.input.rowBytes = 16
    convolve.input.planeBytes = 16
    #expect(try time(convolve).busyCycles == 4)
    convolve.foldsTaps = true
    #expect(try time(convolve).busyCycles == 2)
  }

  @Test func foldedInputsTakeMoreTaps() throws {
    // 2 × 2 lanes take a kernel of 2 × 2 in one beat; its rows are fetched one after the other.
    var convolve = Convolve.rowOfFour()
    convolve.depthwise = true
    convolve.kernelHeight = 2
    convolve.kernelWidth = 2
    convolve.input = FeatureMap(
      address: BankAddress(0), height: 2, width: 5, channels: 4, brickShift: 2)
    let rows = try time(convolve)
    #expect(rows.busyCycles == 4)
    #expect(rows.counters[.sramRead] == 12 + 4 + 2 * 5)
    convolve.foldsInputs = true
    let folded = try time(convolve)
    #expect(folded.busyCycles == 2)
    #expect(folded.counters[.sramRead] == rows.counters[.sramRead])
    #expect(folded.counters[.accumulatorUpdate] * 2 == rows.counters[.accumulatorUpdate])
    #expect(folded.counters[.macInt8] == rows.counters[.macInt8])
  }
}
