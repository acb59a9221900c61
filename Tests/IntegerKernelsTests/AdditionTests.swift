import IntegerKernels
import QuantizedArithmetic
import TestSupport
import Testing

/// The vectorised addition gives the plain one's bytes, wherever its operands lie.
@Suite struct AdditionTests {
  @Test(arguments: 0..<300)
  func randomAdditions(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    let addition = Self.addition(&random)
    let memory: [Int8] = random.array(of: -128...127, count: 2000)
    let count = Int.random(in: 0...500, using: &random)
    let left = Int.random(in: 0...1500, using: &random)
    let right = Int.random(in: 0...1500, using: &random)
    // In place, apart, or across each other.
    let places = [left, right, Int.random(in: 0...1500, using: &random)]
    let output = places.randomElement(using: &random) ?? 0
    let results = [HostConvolution.Kernels.plain, .best].map { kernels in
      var bytes = memory
      HostAddition(addition, kernels: kernels).run(
        in: &bytes, left: left, right: right, output: output, count: count)
      return bytes
    }
    #expect(results[0] == results[1])
  }

  /// Sums in reals: every pair of bytes as the definition has it.
  @Test func sumsInRealsAreTheDefinitions() {
    let addition = QuantizedAddition(
      left: (0.038360797, 34), right: (0.028784389, -128), result: (0.035803594, -128),
      range: -100...127, rounding: .float32)
    let operands: [Int8] = (-128...127).map { Int8($0) }
    for left in operands {
      var memory = Array(repeating: left, count: 256) + operands + Array(repeating: 0, count: 256)
      HostAddition(addition).run(in: &memory, left: 0, right: 256, output: 512, count: 256)
      #expect(
        memory[512...].map(Int32.init)
          == operands.map { addition.apply(Int32(left), Int32($0)) })
    }
  }

  private static func addition(_ random: inout RepeatableRandom) -> QuantizedAddition {
    func multiplier(_ shifts: ClosedRange<Int>) -> FixedPointMultiplier {
      // The greater of two scales is halved, which is a shift by nothing.
      let significand =
        Bool.random(using: &random) ? 1 << 30 : Int32.random(in: 0...Int32.max, using: &random)
      return FixedPointMultiplier(
        significand: significand, shift: Int.random(in: shifts, using: &random))
    }
    return QuantizedAddition(
      leftZeroPoint: Int32.random(in: -128...127, using: &random),
      rightZeroPoint: Int32.random(in: -128...127, using: &random),
      leftMultiplier: multiplier(-3...0), rightMultiplier: multiplier(-31...0),
      requantization: Requantization(
        multiplier: multiplier(-24...1),
        zeroPoint: Int32.random(in: -128...127, using: &random),
        range: Int32.random(
          in: -128...0, using: &random)...Int32.random(
            in: 0...127, using: &random)))
  }
}
