import QuantizedArithmetic
import TestSupport
import Testing

/// The fixed-point exponential, reciprocal and softmax.
struct QuantizedSoftmaxTests {
  /// The Taylor series leaves off at the fourth power: at most (1/8)^5 / 120 · 0.88 is missing.
  static let exponentials: [(Double, Double)] = [
    (0, 1), (-0.125, 0.882496903), (-0.25, 0.778800783), (-0.5, 0.606530660),
    (-1, 0.367879441), (-2, 0.135335283), (-4, 0.018315639), (-8, 0.000335463),
    (-3.5, 0.030197383), (-16, 1.125e-7),
  ]

  @Test(arguments: exponentials)
  func exponentialsOfTables(argument: Double, expected: Double) {
    let result = FixedPointExponential.exp(Int32(argument * 0x1p26))
    #expect(abs(Double(result) / 0x1p31 - expected) < 2.5e-7)
  }

  @Test func exponentialsNeverRise() {
    var last = Int32.max
    for argument in stride(from: Int32(0), through: -31 << 26, by: -99_991) {
      let result = FixedPointExponential.exp(argument)
      #expect(result >= 0 && result <= last)
      last = result
    }
  }

  @Test func reciprocalsOfOneToTwo() {
    for value in stride(from: Int32(0), through: .max - 100_000, by: 1_000_003) {
      let exact = 1 / (1 + Double(value) / 0x1p31)
      let result = Double(FixedPointExponential.oneOverOnePlus(value)) / 0x1p31
      #expect(abs(result - exact) < 3e-9)
    }
  }

  @Test func parametersOfAScale() {
    // 1/16 · 2^26 is 2^22: significand 0.5, shift 23; 31 · 2^26 / 2^23 is 248.
    let softmax = QuantizedSoftmax(beta: 1, inputScale: 1 / 16, resultMinimum: -128)
    #expect(
      softmax.multiplier == FixedPointMultiplier(significand: 1 << 30, shift: 23))
    #expect(softmax.leastDifference == -248)
  }

  @Test func equalInputsShareEvenly() {
    let softmax = QuantizedSoftmax(beta: 1, inputScale: 0.1, resultMinimum: -128)
    for count in [2, 4, 8, 16, 128] {
      let row = [Int32](repeating: 7, count: count)
      #expect(
        softmax.apply(to: row.span) == Array(repeating: Int32(256 / count - 128), count: count))
    }
    // One alone has all of it, and 256 is clamped to what 8 bits hold.
    let single: [Int32] = [-5]
    #expect(softmax.apply(to: single.span) == [127])
  }

  @Test func whatIsTooFarBelowIsNothing() {
    let softmax = QuantizedSoftmax(beta: 1, inputScale: 20, resultMinimum: 0)
    let row: [Int32] = [255, 254, 0]
    #expect(softmax.apply(to: row.span) == [255, 0, 0])
  }

  /// Real softmax of differences of ln 2 · k has powers of two in it, which can be worked by hand.
  @Test func halvesOfHalves() {
    let scale = Float(0.693_147_18)
    let softmax = QuantizedSoftmax(beta: 1, inputScale: scale, resultMinimum: 0)
    // 2^0 + 2^-1 + 2^-2 + 2^-2 = 2: a half, a quarter and two eighths of 256.
    let row: [Int32] = [10, 9, 8, 8]
    #expect(softmax.apply(to: row.span) == [128, 64, 32, 32])
  }

  @Test func rowsSumToOne() {
    var random = RepeatableRandom(seed: 3)
    for _ in 0..<500 {
      let count = Int.random(in: 1...40, using: &random)
      let row = random.array(of: Int32(-128)...127, count: count)
      let scale = Float.random(in: 0.001...0.5, using: &random)
      let softmax = QuantizedSoftmax(beta: 1, inputScale: scale, resultMinimum: 0)
      let sum = softmax.apply(to: row.span).reduce(0, +)
      #expect(abs(sum - 256) <= Int32(count / 2 + 1))
    }
  }
}
