import QuantizedArithmetic
import Testing

/// The rounding primitives, held against exact arithmetic written another way.
struct RoundingTests {
  /// Every int16 is divided by every power up to 2^17: ties, both signs, and shifts past the width.
  @Test func divisionByPowersRoundsHalfAwayFromZero() {
    for exponent in 0...17 {
      let divisor = Double(Int64(1) << Int64(exponent))
      for value in Int32(Int16.min)...Int32(Int16.max) {
        let exact = (Double(value) / divisor).rounded(.toNearestOrAwayFromZero)
        #expect(roundingDivideByPowerOfTwo(value, exponent: exponent) == Int32(exact))
      }
    }
  }

  static let divisions: [(Int32, Int, Int32)] = [
    (.max, 31, 1), (.min, 31, -1), (.max, 0, .max), (.min, 0, .min), (.max, 1, 0x4000_0000),
    (.min, 1, -0x4000_0000), (0x3FFF_FFFF, 31, 0), (0x4000_0000, 31, 1), (-0x4000_0000, 31, -1),
    (-0x3FFF_FFFF, 31, 0), (5, 1, 3), (-5, 1, -3),
  ]

  @Test(arguments: divisions)
  func divisionAtTheExtremes(value: Int32, exponent: Int, expected: Int32) {
    #expect(roundingDivideByPowerOfTwo(value, exponent: exponent) == expected)
  }

  /// gemmlowp adds 2^30 or 1 − 2^30 and truncates: half rounds up, for either sign.
  static func highMultiplyInWideArithmetic(_ left: Int32, _ right: Int32) -> Int32 {
    let product = Int128(left) * Int128(right)
    let floor = (product + (1 << 30)) >> 31
    return Int32(clamping: floor)
  }

  static let extremes: [Int32] = [
    .min, .min + 1, -0x4000_0001, -0x4000_0000, -65536, -3, -2, -1, 0, 1, 2, 3, 65535, 65536,
    0x3FFF_FFFF, 0x4000_0000, 0x4000_0001, .max - 1, .max,
  ]

  @Test(arguments: extremes)
  func highMultiplyAtTheExtremes(left: Int32) {
    for right in RoundingTests.extremes {
      #expect(
        saturatingRoundingDoublingHighMultiply(left, right)
          == RoundingTests.highMultiplyInWideArithmetic(left, right))
    }
  }

  @Test func onlyTheSquareOfTheLeastSaturates() {
    #expect(saturatingRoundingDoublingHighMultiply(.min, .min) == .max)
    #expect(saturatingRoundingDoublingHighMultiply(.min, .max) == -.max)
    #expect(saturatingRoundingDoublingHighMultiply(0x4000_0000, 0x4000_0000) == 0x2000_0000)
  }

  @Test func quotientsRoundHalfAwayFromZero() {
    for count in Int32(1)...65 {
      for sum in Int32(-600)...600 {
        let exact = (Double(sum) / Double(count)).rounded(.toNearestOrAwayFromZero)
        #expect(roundedQuotient(sum, by: count) == Int32(exact))
      }
    }
  }

  static let leftShifts: [(Int32, Int, Int32)] = [
    (1, 5, 32), (-1, 31, .min), (1, 31, .max), (0x2000_0000, 2, .max), (-0x2000_0000, 2, .min),
    (0x1FFF_FFFF, 2, .max - 3), (0, 31, 0),
  ]

  @Test(arguments: leftShifts)
  func leftShiftsSaturate(value: Int32, exponent: Int, expected: Int32) {
    #expect(saturatingShiftLeft(value, exponent: exponent) == expected)
  }
}
