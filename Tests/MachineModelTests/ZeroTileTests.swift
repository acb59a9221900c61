import ChipDescription
import InstructionSet
import MachineModel
import QuantizedArithmetic
import TestSupport
import Testing

/// What an array does that leaves tiles of zeros out, on beats of 2 × 4 × 2 × 2.
///
/// A row of four pixels of eight channels has four tiles of two channels, each of two beats.
@Suite struct ZeroTileTests {
  private static let chip = ChipSpec.small { $0.array.skipsTiles = true }
  private static let codings: [WeightCoding] = [.packed, .packed6, .bitmap, .entropy]

  private func convolution(_ coding: WeightCoding, skips: Bool) -> Convolve {
    var convolve = Convolve.rowOfFour(inputs: 8)
    convolve.weightCoding = coding
    convolve.storedTiles = skips ? 2 : 0
    if convolve.isCoded { convolve.weightLanes = 4 }
    return convolve
  }

  /// Tiles of eight weights in the order of the stream.
  private static let weights: [Int8] =
    [1, 2, 3, 4, 5, 6, 7, 8] + Array(repeating: 0, count: 16) + [-1, 0, 0, 2, 0, 0, 0, 3]

  private func program(_ form: Convolve, weights: [Int8] = Self.weights) throws -> Program {
    var convolve = form
    var histogram = [Int](repeating: 0, count: 256)
    for weight in weights { histogram[Int(weight) + 128] += 1 }
    let table = try #require(EntropyTable(histogram: histogram, stateBits: 8))
    let geometry = ArrayGeometry(of: Self.chip)
    let stream = try #require(
      WeightEncoder(convolve, geometry).encode(weights, coding: EntropyCoding(table)))
    if convolve.isCoded { convolve.codedBytes = stream.count }
    let parameters = ChannelParameters(bias: 1, multiplier: FixedPointMultiplier(0.25)).bytes
    let inputs = (0..<32).map { UInt8(truncatingIfNeeded: $0 * 37) }
    return Program(
      "tiles",
      loading: [
        (0, inputs), (2048, stream), (3072, parameters + parameters + parameters + parameters),
      ], table: table, before: Instruction(convolve), geometry)
  }

  private func record(_ program: Program) throws -> InstructionRecord {
    var machine = try Machine(chip: Self.chip, program: program)
    let leapt = try machine.time(.body)
    #expect(try machine.time(.body, .stepped) == leapt)
    return try #require(leapt.instructions.first)
  }

  private func results(_ program: Program, isBeatwise: Bool) throws -> [UInt8] {
    var machine = try Machine(chip: Self.chip, program: program)
    machine.movesDataBeatwise = isBeatwise
    _ = try machine.runPrologue()
    _ = try machine.runFrame(inputs: [])
    return machine.bankBytes(4096..<4112)
  }

  @Test(arguments: codings, [true, false])
  func resultsAreThoseOfAllTiles(coding: WeightCoding, isBeatwise: Bool) throws {
    let expected = try results(program(convolution(.packed, skips: false)), isBeatwise: false)
    #expect(Set(expected).count > 4)
    for groups in 1...2 {
      var convolve = convolution(coding, skips: true)
      convolve.groupsPerBlock = groups
      #expect(try results(program(convolve), isBeatwise: isBeatwise) == expected)
    }
  }

  /// Of eight beats the four of two tiles become one cycle each; of eight decode cycles the four of
  /// these tiles become two.
  @Test(arguments: codings)
  func aTileOfZerosTakesACycle(coding: WeightCoding) throws {
    let all = try record(program(convolution(.packed, skips: false)))
    let some = try record(program(convolution(coding, skips: true)))
    #expect(all.busyCycles == 8)
    #expect(some.busyCycles == 4 + 2)
    #expect(all.counters[.weightDecoded] == 32)
    #expect(some.counters[.weightDecoded] == 16)
    #expect(all.counters[.macInt8] == 4 * 4 * 8)
    #expect(some.counters[.macInt8] == 4 * 4 * 4)
    #expect(some.counters[.accumulatorUpdate] == all.counters[.accumulatorUpdate] / 2)
    #expect(some.counters[.requantized] == all.counters[.requantized])
    #expect(some.cycles < all.cycles)
  }

  /// Two tiles of a flag and 64 bits and two flags are 132 bits, in five words of four bytes.
  ///
  /// Without flags there are eight words. Either has twelve of parameters.
  @Test func theStreamHasOnlyAFlagOfIt() throws {
    let all = try record(program(convolution(.packed, skips: false)))
    let some = try record(program(convolution(.packed, skips: true)))
    // The activations of two tiles, a word for each of four pixels' pair of channels, two a word.
    #expect(all.counters[.sramRead] - some.counters[.sramRead] == (8 - 5) + 2 * 2)
  }

  /// A first tile of zeros is stored, so that no instruction has none.
  @Test func theFirstTileIsAlwaysStored() throws {
    let zeros = [Int8](repeating: 0, count: 32)
    let encoder = WeightEncoder(convolution(.packed, skips: true), ArrayGeometry(of: Self.chip))
    #expect(encoder.storedTiles(of: zeros) == 1)
    #expect(encoder.storedTiles(of: Self.weights) == 2)
    #expect(encoder.encode(zeros, coding: nil)?.count == 9)
    var convolve = convolution(.packed, skips: true)
    convolve.storedTiles = 1
    #expect(try record(program(convolve, weights: zeros)).busyCycles == 2 + 3)
  }

  @Test func otherArraysAndOtherWeightsHaveNone() {
    var convolve = convolution(.packed, skips: true)
    convolve.codedBytes = 17
    #expect(flaw(convolve, on: Self.chip)?.contains("not all brought by loads") == true)
    #expect(flaw(convolve, on: .small)?.contains("cannot leave tiles") == true)
    var shifted = convolve
    shifted.weightZeroPoint = 1
    #expect(flaw(shifted, on: Self.chip)?.contains("no zero point") == true)
    var depthwise = convolve
    depthwise.depthwise = true
    #expect(flaw(depthwise, on: Self.chip)?.contains("dense") == true)
  }
}
