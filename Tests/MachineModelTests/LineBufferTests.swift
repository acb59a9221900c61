import ChipDescription
import InstructionSet
import MachineModel
import Testing

/// What the line buffer keeps from one row of output pixels to the next.
///
/// Every convolution here is 3 × 3 on a chip whose beats take all nine taps of one pixel and whose
/// words are pixels, so that words and cycles can be counted by hand. Of the words read, 9 for each
/// block are weights, and 3 the channel's parameters.
@Suite struct LineBufferTests {
  /// Three rows of six pixels of four bytes.
  static let rows = 3 * 6 * 4

  @Test func rowsThatFitAreReadOnce() throws {
    // Without it, each of 4 rows reads 3 kernel rows of 6 pixels.
    let without = try record(lineBuffer: 0)
    #expect(without.counters[.sramRead] == 4 * 18 + 12)
    let with = try record(lineBuffer: Self.rows)
    #expect(with.counters[.sramRead] == 36 + 12)
    // One request for each word, no two of them in a cycle.
    #expect(cycles(without) - cycles(with) == 4 * 18 - 36)
  }

  @Test func oneByteTooFewKeepsNothing() throws {
    #expect(try record(lineBuffer: Self.rows - 1) == record(lineBuffer: 0))
    #expect(try record(lineBuffer: Self.rows) != record(lineBuffer: 0))
  }

  @Test func aBlockOfSeveralStepsBeginsWithAnEmptyBuffer() throws {
    // Each of two steps, in two blocks of two rows: 18 words for the first row, 6 for the second;
    // weights twice.
    let two = try record(lineBuffer: Self.rows, inputs: 2) { $0.groupsPerBlock = 8 }
    #expect(two.counters[.sramRead] == 2 * 2 * (18 + 6) + 2 * 9 + 3)
    // Six, six and four pixels: the second block has nothing above its first four pixels.
    let three = try record(lineBuffer: Self.rows, inputs: 2) { $0.groupsPerBlock = 6 }
    let pixels = (18 + 3 + 1) + (9 + 3 + 9 + 3 + 1 + 1) + 18
    #expect(three.counters[.sramRead] == 2 * pixels + 3 * 9 + 3)
  }

  @Test(arguments: [1, 4, 6, 8, 16])
  func blocksOfOneStepGoOn(groups: Int) throws {
    let record = try record(lineBuffer: Self.rows) { $0.groupsPerBlock = groups }
    // Only the weights are read once for each block.
    #expect(record.counters[.sramRead] == 36 + (16 + groups - 1) / groups * 9 + 3)
  }

  @Test func strideLeavesFewerRowsToShare() throws {
    let stride = try record(lineBuffer: Self.rows) {
      $0.strideHeight = 2
      $0.output.height = 2
      $0.output.planeBytes = 2 * $0.output.rowBytes
    }
    // The second row shares one kernel row with the first.
    #expect(stride.counters[.sramRead] == 18 + 12 + 12)
  }

  @Test func dilationKeepsTheRowsBetween() throws {
    let dilate = { (convolve: inout Convolve) in
      convolve.dilationHeight = 2
      convolve.output.height = 2
      convolve.output.planeBytes = 2 * convolve.output.rowBytes
    }
    // A row further on shares none of its rows: they are even, then odd.
    #expect(try record(lineBuffer: 4096, dilate).counters[.sramRead] == 2 * 18 + 12)
  }

  private func cycles(_ record: InstructionRecord) -> Int { record.end - record.start }

  /// What a convolution of 6 × 6 pixels to 4 × 4 does.
  private func record(
    lineBuffer: Int, inputs: Int = 4, _ change: (inout Convolve) -> Void = { _ in }
  ) throws -> InstructionRecord {
    var chip = ChipSpec.small
    (chip.array.pixels, chip.array.outputs, chip.array.inputs, chip.array.taps) = (1, 1, inputs, 9)
    chip.array.lineBufferBytes = lineBuffer
    chip.sram.interleave = 1
    var convolve = Convolve()
    convolve.input = FeatureMap(
      address: BankAddress(0), height: 6, width: 6, channels: 4, brickShift: 2)
    convolve.output = FeatureMap(
      address: BankAddress(1024), height: 4, width: 4, channels: 1, brickShift: 0)
    (convolve.kernelHeight, convolve.kernelWidth) = (3, 3)
    convolve.groupsPerBlock = 16
    convolve.weights = BankAddress(2048)
    convolve.parameters = BankAddress(3072)
    change(&convolve)
    var program = Program(name: "rows", geometry: ArrayGeometry(of: chip))
    program.body = Section(ordering: [Instruction(convolve)], program.geometry)
    var machine = try Machine(chip: chip, program: program)
    let leapt = try machine.time(.body)
    #expect(try machine.time(.body, .stepped) == leapt)
    return try #require(leapt.instructions.first)
  }
}
