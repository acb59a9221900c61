import QuantizedArithmetic
import TestSupport
import Testing

/// Functions of 16-bit integers, worked by hand.
@Suite struct WideFunctionTests {
  private let half = FixedPointMultiplier(0.5)

  /// 3 · 2^20 times a half: what a factor has below its upper 16 bits is rounded off.
  @Test func wideSumsTakeTheUpperBitsOfAFactor() {
    let sum: Int64 = 3 << 20
    #expect(FixedPointMultiplier(significand: 1 << 30, shift: 0).apply(toWide: sum) == 3 << 19)
    #expect(
      FixedPointMultiplier(significand: 1 << 30 + 1 << 14, shift: 0).apply(toWide: sum) == 3 << 19)
    // 2^16 more is one more of the factor's 2^15: 3 · 2^20 · (2^14 + 1) / 2^15.
    #expect(
      FixedPointMultiplier(significand: 1 << 30 + 1 << 16, shift: 0).apply(toWide: sum)
        == 3 << 19 + 96)
    // The greatest factors stay below 2^15.
    #expect(FixedPointMultiplier(significand: .max, shift: 0).apply(toWide: 1 << 15) == 32767)
  }

  /// 3 · 100 + 5 · (−200) is −700; a bias of 2^33 + 1 makes more of it than 32 bits hold.
  @Test func sumsOf64Bits() {
    var sums = WindowSums(
      extents: [1, 1, 2, 1], size: [1, 1, 1], kernel: [1, 2, 1], weights: [3, 5], biases: [-1],
      multipliers: [half], range: -32768...32767, isNarrow: false)
    // −701 / 2 and a half more, rounded down.
    #expect(sums.result([100, -200]) == [-350])
    sums.biases = [1 << 33 + 1]
    sums.multipliers = [FixedPointMultiplier(0x1p-24)]
    #expect(sums.result([100, -200]) == [512])
    // In 32 bits the same is −699.
    sums.isNarrow = true
    sums.multipliers = [FixedPointMultiplier(1)]
    #expect(sums.result([100, -200]) == [-699])
  }

  /// Two groups of two channels, a border above and a stride: each output sees its own group.
  @Test func windowsOfGroups() {
    var sums = WindowSums(
      extents: [1, 2, 1, 4], size: [1, 1, 2], kernel: [2, 1, 2],
      weights: [1, 2, 3, 4, 5, 6, 7, 8], biases: [0, 0],
      multipliers: [FixedPointMultiplier(1), FixedPointMultiplier(1)], range: -32768...32767,
      isNarrow: false)
    sums.padding = [1, 0]
    // The window's first row is the border: 3 · 10 + 4 · 20, and 7 · 30 + 8 · 40. The factor one is
    // 2^14 / 2^14 in its upper bits.
    #expect(sums.result([10, 20, 30, 40, 0, 0, 0, 0]) == [110, 530])
    sums.padding = [0, 0]
    #expect(sums.result([10, 20, 30, 40, 1, 1, 1, 1]) == [57, 405])
  }

  @Test func poolsLeaveTheBorderOut() {
    var pool = WindowPool(
      isMean: true, extents: [1, 1, 3, 1], size: [1, 2], kernel: [1, 2], stride: [1, 2],
      padding: [0, 1], range: -32768...32767)
    // The first alone, then −5 and −2: −3.5, away from zero.
    #expect(pool.result([1000, -5, -2]) == [1000, -4])
    pool.isMean = false
    pool.range = -32768...500
    #expect(pool.result([1000, -5, -2]) == [500, -2])
  }

  /// A half and zero at zero; one, or minus one, far away.
  @Test func curvesAtTheirEnds() {
    let points = (0..<256).map { Int32(min(65535, 32768 + 129 * $0)) }
    var curve = CurveLookup(count: 3, isTangent: false, scale: 1 / 4096, points: points)
    #expect(curve.droppedBits == 0 && curve.factor == 3)
    // Three times 32767 is index 191 of the points, 511/512 on the way to the next.
    let last = Int64(points[191]) * 512 + 511 * Int64(points[192] - points[191])
    #expect(
      curve.result([0, 32767, -32768])
        == [
          16384, Int32((last + 512) >> 10), Int32((1 << 25 - Int64(points[192]) * 512 + 511) >> 10),
        ])
    curve = CurveLookup(count: 3, isTangent: true, scale: 1 / 16, points: points)
    #expect(curve.result([0, 32767, -32768]) == [0, 32767, -32767])
  }
}
