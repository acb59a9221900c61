import ChipDescription
import InstructionSet
import MachineModel
import Testing

/// How many beats the vector unit's instructions have, and how long they take.
@Suite struct VectorTimingTests {
  private func map(
    _ address: Int, _ height: Int, _ width: Int, _ channels: Int, shift: Int = 2
  ) -> FeatureMap {
    FeatureMap(
      address: BankAddress(address), height: height, width: width, channels: channels,
      brickShift: shift)
  }

  @Test(arguments: [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3)])
  func additionTakesACycleForItsLanes(bytes: Int, cycles: Int) throws {
    var add = VectorAdd()
    add.byteCount = bytes
    add.right = BankAddress(2048)
    add.output = BankAddress(4096)
    let record = try time(add)
    #expect(record.cycles == cycles)
    #expect(record.busyCycles == cycles)
    #expect(record.counters[.vectorElement] == bytes)
  }

  @Test func poolTakesABeatForEachWindowRowInTheInput() throws {
    var pool = VectorMaxPool()
    pool.input = map(0, 4, 4, 4)
    pool.output = map(2048, 2, 2, 4)
    (pool.kernelHeight, pool.kernelWidth) = (2, 2)
    (pool.strideHeight, pool.strideWidth) = (2, 2)
    // Four pixels, two rows each, two pixels of four bytes on four lanes.
    #expect(try time(pool).cycles == 4 * 2 * 2)
    pool.padTop = 1
    // The upper windows have one row in the input.
    #expect(try time(pool).cycles == (2 * 1 + 2 * 2) * 2)
    // The window's columns beyond the left edge are not read.
    pool.padLeft = 1
    #expect(try time(pool).cycles == (1 + 2) * (1 + 2))
  }

  @Test func meanReadsRowsAndWritesOnce() throws {
    var mean = VectorMean()
    mean.input = map(0, 3, 5, 8)
    mean.output = BankAddress(2048)
    let record = try time(mean)
    #expect(record.cycles == 2 * 3 * 5)
    #expect(record.counters[.sramWrite] == 2)
  }

  @Test(arguments: [1, 3, 5])
  func softmaxComputesExponentialsTwice(exponentialCycles: Int) throws {
    var softmax = VectorSoftmax()
    softmax.input = map(0, 1, 2, 8)
    softmax.output = map(2048, 1, 2, 8)
    let chip = ChipSpec.small { $0.vector.exponentialCycles = exponentialCycles }
    let record = try time(softmax, on: chip)
    // Two pixels of two bricks.
    #expect(record.cycles == 4 * (1 + 2 * exponentialCycles))
    #expect(record.stalls[.exponential] == 4 * 2 * (exponentialCycles - 1))
  }

  @Test func copyOfWholeBricksGoesByLanes() throws {
    var copy = VectorCopy()
    copy.input = map(0, 2, 3, 8)
    copy.output = map(2048, 3, 4, 4)
    copy.channelOffset = 4
    let record = try time(copy)
    // Three rows of four bricks, one column and one row of which are fill.
    #expect(record.cycles == 3 * 4)
    #expect(record.counters[.sramRead] == 2 * 3)
    #expect(record.counters[.sramWrite] == 3 * 4)
  }

  @Test func copyAcrossBricksReadsBoth() throws {
    var copy = VectorCopy()
    copy.input = map(0, 1, 2, 8)
    copy.output = map(2048, 1, 2, 4)
    copy.channelOffset = 2
    let record = try time(copy)
    // The two source bricks of a pixel lie two words apart, in one bank.
    #expect(record.cycles == 2 * 2)
    #expect(record.counters[.sramRead] == 2 * 2)
    #expect(record.counters[.sramWrite] == 2)
  }

  @Test func reshapeTakesACycleForEachElement() throws {
    var reshape = VectorReshape()
    reshape.input = map(0, 1, 3, 4)
    reshape.output = map(2048, 1, 1, 12)
    let record = try time(reshape)
    #expect(record.cycles == 12)
    #expect(record.counters[.sramRead] == 12)
  }
}
