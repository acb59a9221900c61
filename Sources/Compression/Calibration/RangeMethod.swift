/// How the range of an activation follows from the values that calibration saw.
package enum RangeMethod: Sendable, Hashable {
  /// From the least value to the greatest.
  case extremes
  /// Leaves out this share of the values, half of it at either end.
  case percentile(Double)
  /// The range with the least squared error of rounding and clipping together.
  case leastSquares

  /// The range to quantise, zero always in it.
  ///
  /// - Parameter steps: the integers that there are, less one.
  package func range(of values: ValueHistogram, steps: Int = 255) -> ClosedRange<Float> {
    let whole = min(values.least, 0)...max(values.greatest, 0)
    switch self {
    case .extremes: return whole
    case .percentile(let share): return Self.clipped(values, leavingOut: share, within: whole)
    case .leastSquares: return Self.leastError(values, within: whole, steps: steps)
    }
  }

  /// The squared error of rounding values to a range, for each unit of their squares.
  static func noise(
    of values: ValueHistogram, in range: ClosedRange<Float>, steps: Int
  ) -> Double {
    let bins = values.bins
    let energy = bins.reduce(0) { $0 + $1.middle * $1.middle * Double($1.count) }
    return energy > 0 ? squaredError(bins, range, steps: steps) / energy : 0
  }

  private static func clipped(
    _ values: ValueHistogram, leavingOut share: Double, within whole: ClosedRange<Float>
  ) -> ClosedRange<Float> {
    let allowed = Double(values.total) * share / 2
    let bins = values.bins
    let low = edge(bins, allowed).map { Float($0 - values.binWidth / 2) } ?? whole.lowerBound
    let high = edge(bins.reversed(), allowed).map { Float($0 + values.binWidth / 2) }
    return min(max(low, whole.lowerBound), 0)...max(min(high ?? 0, whole.upperBound), 0)
  }

  /// The middle of the first bin behind which more values lie than may be left out.
  private static func edge(_ bins: [(middle: Double, count: Int)], _ allowed: Double) -> Double? {
    var passed = 0.0
    return bins.first { bin in
      passed += Double(bin.count)
      return passed > allowed
    }?.middle
  }

  /// The best of the whole range scaled down in steps of a hundredth, as far as 0.3
  /// (`COMPRESSION.md` §3.1; 41 to 100 scalings are what published searches try).
  private static func leastError(
    _ values: ValueHistogram, within whole: ClosedRange<Float>, steps: Int
  ) -> ClosedRange<Float> {
    let bins = values.bins
    var best = (error: Double.infinity, range: whole)
    for hundredths in stride(from: 100, through: 30, by: -1) {
      let factor = Float(hundredths) / 100
      let range = whole.lowerBound * factor...whole.upperBound * factor
      let error = squaredError(bins, range, steps: steps)
      if error < best.error { best = (error, range) }
    }
    return best.range
  }

  private static func squaredError(
    _ bins: [(middle: Double, count: Int)], _ range: ClosedRange<Float>, steps: Int
  ) -> Double {
    let low = Double(range.lowerBound)
    let step = (Double(range.upperBound) - low) / Double(steps)
    guard step > 0 else { return .infinity }
    return bins.reduce(0) { sum, bin in
      let integer = ((bin.middle - low) / step).rounded()
      let error = bin.middle - (low + min(max(integer, 0), Double(steps)) * step)
      return sum + error * error * Double(bin.count)
    }
  }
}
