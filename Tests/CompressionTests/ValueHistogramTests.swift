import Compression
import TestSupport
import Testing

@Suite("Histograms of activations")
struct ValueHistogramTests {
  @Test("are the same for the whole and for its parts, in any order", arguments: 0..<8)
  func merging(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    let parts = [0.3, 40, 2, 0.001].map { bound in
      random.array(of: -Float(bound)...Float(bound) * 3, count: 500)
    }
    let whole = ValueHistogram(parts.flatMap(\.self))
    for order in [parts, parts.reversed()] {
      var merged = ValueHistogram()
      for part in order { merged.merge(ValueHistogram(part)) }
      #expect(merged == whole)
    }
  }

  @Test("hold every finite value in the bin that it lies in")
  func bins() {
    let histogram = ValueHistogram([-1, -0.5, 0, 0.25, 0.25, .nan, .infinity])
    #expect(histogram.total == 5)
    #expect(histogram.least == -1 && histogram.greatest == 0.25)
    let found = histogram.bins.map { (($0.middle - histogram.binWidth / 2), $0.count) }
    #expect(found.map(\.0) == [-1, -0.5, 0, 0.25])
    #expect(found.map(\.1) == [1, 1, 1, 2])
  }

  @Test("of nothing have an empty range")
  func nothing() {
    #expect(RangeMethod.leastSquares.range(of: ValueHistogram()) == 0...0)
    #expect(RangeMethod.percentile(0.01).range(of: ValueHistogram([0, 0])) == 0...0)
  }

  @Test("give ranges that hold zero, and all values where extremes are asked")
  func extremes() {
    #expect(RangeMethod.extremes.range(of: ValueHistogram([2, 5])) == 0...5)
    #expect(RangeMethod.extremes.range(of: ValueHistogram([-3, -1])) == -3...0)
  }

  @Test("leave out a share of the values at the ends")
  func percentile() {
    let values = (0..<10_000).map { Float($0) / 10_000 } + [100, -100]
    let range = RangeMethod.percentile(0.001).range(of: ValueHistogram(values))
    // One bin of the 2,048 to either side of zero.
    let bin = Float(100.0 / 1024)
    #expect(range.lowerBound >= -bin && range.upperBound <= 1 + bin)
  }

  @Test("give up rare values where that costs less than coarse steps")
  func leastSquares() {
    let values = (0..<100_000).map { Float($0 % 1000) / 1000 } + [3]
    let histogram = ValueHistogram(values)
    let few = RangeMethod.leastSquares.range(of: histogram, steps: 15)
    #expect(few.upperBound < 2)
    let many = RangeMethod.leastSquares.range(of: histogram, steps: 65_535)
    #expect(many.upperBound == 3)
  }
}
