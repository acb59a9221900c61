import QuantizedArithmetic
import Testing

/// From sums to 8-bit results.
struct RequantizationTests {
  static let half = Requantization(
    multiplier: FixedPointMultiplier(0.5), zeroPoint: -3, range: -128...127)

  /// A tie of the high multiply rounds up, so 5.5 becomes 6 and −5.5 becomes −5.
  static let sums: [(Int32, Int32)] = [
    (0, -3), (10, 2), (11, 3), (-11, -8), (1000, 127), (-1000, -128), (.max, 127), (.min, -128),
  ]

  @Test(arguments: sums)
  func sumsAreScaledShiftedAndClamped(sum: Int32, expected: Int32) {
    #expect(RequantizationTests.half.apply(to: sum) == expected)
  }

  @Test func theZeroPointNeverOverflows() {
    let one = Requantization(
      multiplier: FixedPointMultiplier(1), zeroPoint: 255, range: 0...255, rounding: .single)
    #expect(one.apply(to: .max) == 255)
    #expect(one.apply(to: .min) == 0)
    #expect(one.apply(to: -5) == 250)
  }

  @Test func additionOfLikeScalesIsPlainAddition() {
    let addition = QuantizedAddition(
      left: (0.5, 10), right: (0.5, -20), result: (0.5, 5), range: -128...127)
    for left in Int32(-128)...127 {
      for right in Int32(-128)...127 {
        let exact = (left - 10) + (right + 20) + 5
        #expect(addition.apply(left, right) == min(max(exact, -128), 127))
      }
    }
  }

  /// The parameters by hand: twice the greater scale is 0.5, so the factors are 0.5/0.5 … of it.
  @Test func additionOfUnlikeScales() {
    let addition = QuantizedAddition(
      left: (0.25, 0), right: (0.125, 0), result: (0.5, 0), range: -128...127)
    #expect(addition.leftMultiplier == FixedPointMultiplier(0.5))
    #expect(addition.rightMultiplier == FixedPointMultiplier(0.25))
    #expect(addition.requantization.multiplier == FixedPointMultiplier(0x1p-20))
    // 100 · 0.25 + 40 · 0.125 = 30, which is 60 steps of a half; 3 · 0.25 is 1.5 steps, away from
    // 0.
    #expect(addition.apply(100, 40) == 60)
    #expect(addition.apply(3, 0) == 2)
    #expect(addition.apply(-3, 0) == -2)
    #expect(addition.apply(127, 127) == 95)
  }

  @Test func nibblesArePackedLowFirst() {
    #expect(Int4Packing.pack([1, -1, -8]) == [0xF1, 0x08])
    #expect(Int4Packing.unpack([0xF1, 0x08], count: 3) == [1, -1, -8])
    #expect(Int4Packing.unpack([0xF1], count: 4) == [1, -1, 0, 0])
    #expect(Int4Packing.pack([Int8]()) == [])
  }

  @Test func everyPairOfNibblesComesBack() {
    for first in Int8(-8)...7 {
      for second in Int8(-8)...7 {
        let packed = Int4Packing.pack([first, second])
        #expect(packed.count == Int4Packing.byteCount(for: 2))
        #expect(Int4Packing.unpack(packed[...], count: 2) == [first, second])
      }
    }
  }
}
