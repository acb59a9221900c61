import ChipDescription
import InstructionSet
import MachineModel
import QuantizedArithmetic
import Testing

/// Little programs whose results were worked out by hand.
@Suite struct ArithmeticTests {
  /// Loads the constants, runs an instruction that depends on them, and reads some bytes.
  private func bytes(
    _ range: Range<Int>, after form: some InstructionForm, constants: [UInt8]
  ) throws -> [Int8] {
    var program = Program(
      name: "arithmetic", geometry: ArrayGeometry(of: .small), constants: constants)
    let load = Load(
      source: StoreAddress(0), destination: BankAddress(0), byteCount: constants.count)
    program.body = Section(ordering: [Instruction(load), Instruction(form)], program.geometry)
    var results: [[Int8]] = []
    for (stepping, isBeatwise) in [(Stepping.stepped, false), (.leaping, false), (.stepped, true)] {
      var machine = try Machine(chip: .small, program: program)
      machine.movesDataBeatwise = isBeatwise
      _ = try machine.runFrame(inputs: [], stepping)
      results.append(machine.bankBytes(range).map { Int8(bitPattern: $0) })
    }
    #expect(results.allSatisfy { $0 == results[0] })
    return results[0]
  }

  private func unsigned(_ values: [Int8]) -> [UInt8] { values.map { UInt8(bitPattern: $0) } }

  private func map(
    _ address: Int, _ height: Int, _ width: Int, _ channels: Int
  ) -> FeatureMap {
    FeatureMap(
      address: BankAddress(address), height: height, width: width, channels: channels,
      brickShift: 1)
  }

  @Test func convolutionCountsPaddingAsTheZeroPoint() throws {
    // One channel, a 1 × 3 kernel of 1, 2, 3 over 10, 20 with zero point 5, halved, from bias 4.
    var convolve = Convolve()
    convolve.input = map(0, 1, 2, 1)
    convolve.output = map(1024, 1, 2, 1)
    convolve.kernelWidth = 3
    convolve.padLeft = 1
    convolve.inputZeroPoint = 5
    convolve.outputZeroPoint = -1
    convolve.weights = BankAddress(4)
    convolve.parameters = BankAddress(8)
    let parameters = ChannelParameters(bias: 4, multiplier: FixedPointMultiplier(0.5))
    let values = unsigned([10, 0, 20, 0, 1, 2, 3, 0])
    // 4 + 5 + 20 + 60 = 89 and 4 + 10 + 40 + 15 = 69, halved, rounded away from zero, less 1.
    let result = try bytes(1024..<1028, after: convolve, constants: values + parameters.bytes)
    #expect([result[0], result[2]] == [44, 34])
  }

  @Test func fourBitWeightsLoseTheirZeroPoint() throws {
    var convolve = Convolve()
    convolve.input = map(0, 1, 1, 2)
    convolve.output = map(1024, 1, 1, 2)
    convolve.weights = BankAddress(2)
    convolve.parameters = BankAddress(4)
    convolve.weightFormat = .int4
    convolve.weightZeroPoint = 1
    let parameters = ChannelParameters(bias: 0, multiplier: FixedPointMultiplier(1))
    // Weights 7 and −8, then 2 and 3, low nibble first, over inputs 3 and 4.
    let values: [UInt8] = [3, 4, 0x87, 0x32]
    let both = parameters.bytes + parameters.bytes
    let result = try bytes(1024..<1026, after: convolve, constants: values + both)
    // 6 · 3 − 9 · 4 and 1 · 3 + 2 · 4.
    #expect(result == [-18, 11])
  }

  @Test func depthwiseKeepsChannelsApart() throws {
    var convolve = Convolve()
    convolve.depthwise = true
    convolve.input = map(0, 1, 2, 2)
    convolve.output = map(1024, 1, 1, 2)
    convolve.kernelWidth = 2
    convolve.weights = BankAddress(4)
    convolve.parameters = BankAddress(8)
    convolve.clampHigh = 50
    let parameters = ChannelParameters(bias: 1, multiplier: FixedPointMultiplier(1))
    let values: [UInt8] = [1, 2, 3, 4, 1, 2, 10, 20]
    let both = parameters.bytes + parameters.bytes
    // 1 + 1·1 + 3·2, and 1 + 2·10 + 4·20, clamped.
    let result = try bytes(1024..<1026, after: convolve, constants: values + both)
    #expect(result == [8, 50])
  }

  @Test func averageIsOverTheWindowInTheInput() throws {
    var pool = VectorAveragePool()
    pool.input = map(0, 2, 2, 1)
    pool.output = map(1024, 1, 2, 1)
    (pool.kernelHeight, pool.kernelWidth) = (2, 2)
    (pool.strideWidth, pool.padLeft) = (1, 1)
    // Columns 1, 4 and 2, −9: the left window has the first only.
    let constants = unsigned([1, 0, 2, 0, 4, 0, -9, 0])
    let result = try bytes(1024..<1028, after: pool, constants: constants)
    // 5 / 2 and −2 / 4, ties away from zero.
    #expect([result[0], result[2]] == [3, -1])
  }

  @Test func maximumIsClamped() throws {
    var pool = VectorMaxPool()
    pool.input = map(0, 1, 2, 2)
    pool.output = map(1024, 1, 1, 2)
    pool.kernelWidth = 2
    pool.clampLow = 0
    let result = try bytes(1024..<1026, after: pool, constants: unsigned([-5, 7, -3, 2]))
    #expect(result == [0, 7])
  }

  @Test func copyFillsOutsideTheInput() throws {
    var copy = VectorCopy()
    copy.input = map(0, 1, 2, 3)
    copy.output = map(1024, 1, 3, 2)
    copy.columnOffset = -1
    copy.channelOffset = 2
    copy.fill = 9
    // Bricks of two channels: 1 2 | 4 5, then 3 _ | 6 _. Channel 3 is not in the input.
    let result = try bytes(
      1024..<1030, after: copy, constants: unsigned([1, 2, 4, 5, 3, 77, 6, 77]))
    #expect(result == [9, 9, 3, 9, 6, 9])
  }

  @Test func reshapeKeepsTheOrderOfElements() throws {
    var reshape = VectorReshape()
    reshape.input = map(0, 1, 2, 2)
    reshape.output = map(1024, 1, 1, 4)
    let result = try bytes(1024..<1028, after: reshape, constants: [1, 2, 3, 4])
    #expect(result == [1, 2, 3, 4])
  }
}
