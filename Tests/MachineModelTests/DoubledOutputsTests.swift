import ChipDescription
import InstructionSet
import MachineModel
import TestSupport
import Testing

/// What an array does whose multipliers take the int4 weights of two output channels, on beats of
/// 2 × 4 × 2 × 2; `ArrayTimingTests` counts the cycles of the same row of four pixels.
@Suite struct DoubledOutputsTests {
  private static let chip = ChipSpec.small { $0.array.doublesInt4 = true }

  private func convolution(outputs: Int, doubled: Bool = true) -> Convolve {
    var convolve = Convolve.rowOfFour(outputs: outputs)
    convolve.weightFormat = .int4
    convolve.doublesOutputs = doubled
    return convolve
  }

  /// Two pixel groups for each group of outputs: eight of them are one, nine are two.
  @Test(arguments: [(1, 2), (4, 2), (5, 2), (8, 2), (9, 4), (16, 4), (17, 6)])
  func groupHasTwiceTheOutputs(outputs: Int, beats: Int) throws {
    let record = try time(convolution(outputs: outputs), on: Self.chip)
    #expect(record.busyCycles == beats)
    #expect(record.counters[.macInt4] == 4 * outputs * 2)
    #expect(record.counters[.requantized] == 4 * outputs)
  }

  @Test func activationsAreFetchedHalfAsOften() throws {
    let single = try time(convolution(outputs: 8, doubled: false), on: Self.chip)
    let doubled = try time(convolution(outputs: 8), on: Self.chip)
    #expect(single.busyCycles == 2 * doubled.busyCycles)
    // A word for each of two pixel groups, once less; the weights' words are the same.
    #expect(single.counters[.sramRead] - doubled.counters[.sramRead] == 2)
    #expect(single.counters[.sramWrite] == doubled.counters[.sramWrite])
  }

  /// Startup 2, parameters of eight channels 12, weights 16 at 4 a cycle: 18 cycles before beats.
  @Test func tileHasTwiceTheWeights() throws {
    let record = try time(convolution(outputs: 8), on: Self.chip)
    #expect(record.stalls[.weightsNotReady] == 2 + 12 + 4)
    // Two groups of 16 sums, at 4 a cycle.
    #expect(record.stalls[.drain] == 2 * 4)
  }

  @Test func otherArraysAndOtherWeightsDoNot() {
    #expect(flaw(convolution(outputs: 8), on: Self.chip) == nil)
    #expect(flaw(convolution(outputs: 8), on: .small)?.contains("one product") == true)
    #expect(flaw(convolution(outputs: 8, doubled: false), on: .small) == nil)
    var wide = convolution(outputs: 8)
    wide.weightFormat = .int8
    #expect(flaw(wide, on: Self.chip)?.contains("int4") == true)
  }

  /// A block of two groups of pixels has 2 · 2 · 8 sums.
  @Test func accumulatorsHoldTwiceTheSums() {
    let enough = ChipSpec.small {
      $0.array.doublesInt4 = true
      $0.array.accumulators = 32
    }
    #expect(flaw(convolution(outputs: 8), on: enough) == nil)
    var tooFew = enough
    tooFew.array.accumulators = 31
    #expect(flaw(convolution(outputs: 8), on: tooFew)?.contains("32 sums") == true)
  }
}
