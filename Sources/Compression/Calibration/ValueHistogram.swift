/// How often values fall into bins of one width, a power of two, counted from zero.
///
/// Histograms of parts merge into that of the whole, in any order, without a value being looked at
/// again: widths double until all values fit, and two narrow bins make one wide one.
package struct ValueHistogram: Sendable, Hashable {
  /// Bins at most: enough for steps of 8 bits to be several bins wide.
  static let mostBins = 4096

  /// The least value, or zero where there is none.
  package private(set) var least: Float = 0
  /// The greatest value, or zero where there is none.
  package private(set) var greatest: Float = 0
  /// The number of values.
  package private(set) var total = 0
  /// A bin is 2 to this wide.
  private var exponent = Int.min
  /// Bin `i` holds the values from `i` widths up to `i + 1` widths.
  private var firstBin = 0
  private var counts: [Int] = []

  /// A histogram of nothing.
  package init() {}

  /// Counts some values; those that are not finite count for nothing.
  package init(_ values: [Float]) {
    var low = Float.infinity
    var high = -Float.infinity
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high else { return }
    least = low
    greatest = high
    exponent = Self.exponent(for: low, high)
    firstBin = bin(of: low)
    counts = Array(repeating: 0, count: bin(of: high) - firstBin + 1)
    for value in values where value.isFinite { counts[bin(of: value) - firstBin] += 1 }
    total = counts.reduce(0, +)
  }

  /// The real width of a bin.
  package var binWidth: Double { Double(sign: .plus, exponent: exponent, significand: 1) }

  /// The middle of each bin that holds anything, and how many values it holds.
  package var bins: [(middle: Double, count: Int)] {
    counts.enumerated().filter { $0.element > 0 }.map { offset, count in
      ((Double(firstBin + offset) + 0.5) * binWidth, count)
    }
  }

  /// Adds what another histogram has counted.
  package mutating func merge(_ other: ValueHistogram) {
    guard other.total > 0 else { return }
    guard total > 0 else {
      self = other
      return
    }
    var other = other
    least = min(least, other.least)
    greatest = max(greatest, other.greatest)
    let common = max(exponent, other.exponent, Self.exponent(for: least, greatest))
    widen(to: common)
    other.widen(to: common)
    let first = min(firstBin, other.firstBin)
    let last = max(firstBin + counts.count, other.firstBin + other.counts.count)
    var merged = [Int](repeating: 0, count: last - first)
    for part in [self, other] {
      for (offset, count) in part.counts.enumerated() {
        merged[part.firstBin - first + offset] += count
      }
    }
    firstBin = first
    counts = merged
    total += other.total
  }

  /// Joins bins until each is 2 to `wanted` wide.
  private mutating func widen(to wanted: Int) {
    let shift = wanted - exponent
    guard shift > 0 else { return }
    // An arithmetic shift rounds down, on either side of zero.
    let first = firstBin >> shift
    var joined = [Int](repeating: 0, count: ((firstBin + counts.count - 1) >> shift) - first + 1)
    for (offset, count) in counts.enumerated() {
      joined[((firstBin + offset) >> shift) - first] += count
    }
    firstBin = first
    counts = joined
    exponent = wanted
  }

  private func bin(of value: Float) -> Int {
    Int((value / Float(sign: .plus, exponent: exponent, significand: 1)).rounded(.down))
  }

  /// The narrowest width at which a range takes no more than the bins there may be.
  private static func exponent(for low: Float, _ high: Float) -> Int {
    let greatest = Double(max(abs(low), abs(high), .leastNormalMagnitude))
    // Half the bins on either side of zero leave room for whatever range other parts have.
    return Int((greatest / Double(mostBins / 2)).exponent) + 1
  }
}
