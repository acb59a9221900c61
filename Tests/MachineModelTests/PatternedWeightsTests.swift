import ChipDescription
import InstructionSet
import MachineModel
import TestSupport
import Testing

/// What an array does that skips two of each four weights, on beats of 2 × 4 × 2 × 2.
@Suite struct PatternedWeightsTests {
  private static let chip = ChipSpec.small {
    ($0.array.patternLength, $0.array.patternKept) = (4, 2)
  }

  private func convolution(inputs: Int, patterned: Bool = true) -> Convolve {
    var convolve = Convolve.rowOfFour(inputs: inputs)
    if patterned { (convolve.patternLength, convolve.patternKept) = (4, 2) }
    return convolve
  }

  /// Two pixel groups for each four channels, of which two are multiplied.
  @Test(arguments: [(1, 2, 1), (2, 2, 2), (3, 2, 2), (4, 2, 2), (5, 4, 3), (8, 4, 4)])
  func beatTakesTwiceTheChannels(inputs: Int, beats: Int, products: Int) throws {
    let record = try time(convolution(inputs: inputs), on: Self.chip)
    #expect(record.busyCycles == beats)
    #expect(record.counters[.macInt8] == 4 * 4 * products)
    #expect(record.counters[.weightDecoded] == 4 * inputs)
  }

  /// All channels' words are fetched, whether their weights are skipped or not.
  @Test func activationsAreFetchedAsBefore() throws {
    let dense = try time(convolution(inputs: 8, patterned: false), on: Self.chip)
    let patterned = try time(convolution(inputs: 8), on: Self.chip)
    #expect(dense.busyCycles == 2 * patterned.busyCycles)
    #expect(dense.counters[.sramRead] == patterned.counters[.sramRead])
  }

  /// The third weight of a pattern that keeps two is not multiplied.
  @Test func furtherWeightsAreSkipped() {
    let loops = ConvolutionLoops(convolution(inputs: 7), ArrayGeometry(of: Self.chip))
    var weights: [Int8] = [0, 1, 2, 3, 4, 5, 6]
    loops.skip(&weights)
    #expect(weights == [0, 1, 2, 0, 4, 5, 0])
  }

  @Test func otherArraysAndOtherWeightsHaveNone() {
    #expect(flaw(convolution(inputs: 8), on: Self.chip) == nil)
    #expect(flaw(convolution(inputs: 8), on: .small)?.contains("takes 0 of 0") == true)
    var shifted = convolution(inputs: 8)
    shifted.weightZeroPoint = 1
    #expect(flaw(shifted, on: Self.chip)?.contains("zero point") == true)
    var uneven = convolution(inputs: 8)
    uneven.patternKept = 3
    #expect(flaw(uneven, on: Self.chip)?.contains("no whole part") == true)
  }
}
