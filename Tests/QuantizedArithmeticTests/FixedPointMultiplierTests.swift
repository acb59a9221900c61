import QuantizedArithmetic
import TestSupport
import Testing

/// Real factors in fixed point, and what they make of sums.
struct FixedPointMultiplierTests {
  static let splits: [(Double, Int32, Int)] = [
    (0.5, 0x4000_0000, 0), (1, 0x4000_0000, 1), (0.75, 0x6000_0000, 0), (2, 0x4000_0000, 2),
    (0.25, 0x4000_0000, -1), (0x1p-32, 0x4000_0000, -31), (0x1p-33, 0, 0), (0, 0, 0), (-1, 0, 0),
    (.infinity, 0, 0), (.nan, 0, 0), (0x1p40, .max, 30),
    // Rounds up to one, which has no Q0.31 form: the power takes the carry.
    (1 - 0x1p-40, 0x4000_0000, 1),
    // Half a step of Q0.31 rounds away from zero.
    (0.5 + 0x1p-32, 0x4000_0001, 0),
  ]

  @Test(arguments: splits)
  func factorsAreSplit(factor: Double, significand: Int32, shift: Int) {
    #expect(
      FixedPointMultiplier(factor) == FixedPointMultiplier(significand: significand, shift: shift))
  }

  @Test func doubleRoundingRoundsTwice() {
    // 3 · 0.125 is 0.375. The first rounding, 3 · 2^30 / 2^31, makes 2 of 1.5; then 2 / 4 makes 1.
    let eighth = FixedPointMultiplier(0.125)
    #expect(eighth == FixedPointMultiplier(significand: 1 << 30, shift: -2))
    #expect(eighth.apply(to: 3, rounding: .double) == 1)
    #expect(eighth.apply(to: 3, rounding: .single) == 0)
    // A tie: half away from zero in the one, half up in the other.
    #expect(eighth.apply(to: -4, rounding: .double) == -1)
    #expect(eighth.apply(to: -4, rounding: .single) == 0)
  }

  @Test(arguments: [Int32.min, .min + 1, -1, 0, 1, .max - 1, .max])
  func oneChangesNothing(value: Int32) {
    #expect(FixedPointMultiplier(1).apply(to: value, rounding: .single) == value)
    // Doubling an extreme overflows before the high multiply, as it does in TFLite.
    guard abs(Int64(value)) < 1 << 30 else { return }
    #expect(FixedPointMultiplier(1).apply(to: value, rounding: .double) == value)
  }

  @Test(arguments: [Int32.min, .max, -1, 1, 0])
  func extremesUnderSmallFactors(value: Int32) {
    let factor = FixedPointMultiplier(0x1p-31)
    let expected: Int32 = value == .max ? 1 : value == .min ? -1 : 0
    #expect(factor.apply(to: value, rounding: .double) == expected)
    #expect(factor.apply(to: value, rounding: .single) == expected)
  }

  @Test func bothRoundingsKeepWithinOneOfTheExactProduct() {
    var random = RepeatableRandom(seed: 1)
    for _ in 0..<20_000 {
      let factor = Double.random(in: 0x1p-20...1, using: &random)
      let value = Int32.random(in: -1 << 29...1 << 29, using: &random)
      let multiplier = FixedPointMultiplier(factor)
      let exact = Double(value) * factor
      #expect(abs(Double(multiplier.apply(to: value, rounding: .single)) - exact) <= 0.76)
      #expect(abs(Double(multiplier.apply(to: value, rounding: .double)) - exact) <= 1.01)
    }
  }

  @Test func singleRoundingIsExactInWideArithmetic() {
    var random = RepeatableRandom(seed: 2)
    for _ in 0..<20_000 {
      let multiplier = FixedPointMultiplier(
        significand: Int32.random(in: 1 << 30...Int32.max, using: &random),
        shift: Int.random(in: -31...0, using: &random))
      let value = Int32.random(in: .min ... .max, using: &random)
      let total = Int128(31 - multiplier.shift)
      let wide =
        (Int128(value) * Int128(multiplier.significand) + (Int128(1) << (total - 1))) >> total
      #expect(Int128(multiplier.apply(to: value, rounding: .single)) == wide)
    }
  }

  /// 16,777,217 is no float32: it becomes 16,777,216, whose eighth is 2,097,152; and of 5 and 7
  /// halves, the even neighbours are 2 and 4.
  @Test func productsInSinglePrecision() {
    let eighth = FixedPointMultiplier(0.125)
    #expect(eighth.apply(to: (1 << 24) + 1, rounding: .float32) == 1 << 21)
    let half = FixedPointMultiplier(0.5)
    #expect([5, 7, -5, -7].map { half.apply(to: $0, rounding: .float32) } == [2, 4, -2, -4])
    var random = RepeatableRandom(seed: 2)
    for _ in 0..<20_000 {
      let factor = Float.random(in: 0x1p-20...1, using: &random)
      let value = Int32.random(in: .min ... .max, using: &random)
      let product = Float(value) * factor
      #expect(
        FixedPointMultiplier(Double(factor)).apply(to: value, rounding: .float32)
          == Int32(clamping: Int64(product.rounded(.toNearestOrEven))))
    }
  }

  @Test func aCountIsFoldedIn() {
    // 1/49: 63 − clz(49) is 5, so (2^30 · 2^5) / 49 = 701219150 (truncated) and the shift is 1 − 5.
    #expect(
      FixedPointMultiplier(1).divided(byCount: 49)
        == FixedPointMultiplier(significand: 701_219_150, shift: -4))
    #expect(FixedPointMultiplier(1).divided(byCount: 1) == FixedPointMultiplier(1))
    // The shift may not fall below −31, at the price of the significand's bits.
    #expect(
      FixedPointMultiplier(significand: 1 << 30, shift: -30).divided(byCount: 8)
        == FixedPointMultiplier(significand: 1 << 28, shift: -31))
  }

  @Test func meansAreRight() {
    for count in 1...64 {
      let mean = FixedPointMultiplier(1).divided(byCount: count)
      for sum in stride(from: Int32(-4000), through: 4000, by: 7) {
        let exact = Double(sum) / Double(count)
        #expect(abs(Double(mean.apply(to: sum)) - exact) <= 1)
      }
    }
  }
}
