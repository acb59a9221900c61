import Compression
import TestSupport
import Testing

/// Weights of one output and the moment of correlated inputs, from a seed.
struct CorrelatedRow {
  let weights: [Double]
  /// `E[x xᵀ]`.
  let moment: [[Double]]

  init(seed: UInt64, columns: Int = 24) {
    var random = RepeatableRandom(seed: seed)
    weights = random.array(of: -1...1, count: columns).map { Double($0) }
    // Few sources behind many inputs make these hang together; noise keeps them apart.
    var moment = [[Double]](repeating: [Double](repeating: 0, count: columns), count: columns)
    let frames = 200
    let mixing = random.array(of: -1...1, count: 4 * columns)
    for _ in 0..<frames {
      let sources = random.array(of: -1...1, count: 4)
      let noise = random.array(of: -0.3...0.3, count: columns)
      let inputs = (0..<columns).map { column in
        (0..<4).reduce(Double(noise[column])) {
          $0 + Double(sources[$1] * mixing[$1 * columns + column])
        }
      }
      for row in 0..<columns {
        for column in 0..<columns {
          moment[row][column] += inputs[row] * inputs[column] / Double(frames)
        }
      }
    }
    self.moment = moment
  }

  /// What other weights add to the mean square of the output.
  func error(of other: [Double]) -> Double {
    let lost = zip(weights, other).map { $0 - $1 }
    return zip(lost, moment).reduce(0) { sum, entry in
      sum + entry.0 * zip(entry.1, lost).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}

@Suite("Fitting a row of weights")
struct RowFittingTests {
  @Test("errs less than rounding each weight", arguments: 0..<8, [2, 3, 4, 6])
  func error(seed: UInt64, bits: Int) throws {
    let row = CorrelatedRow(seed: seed)
    let grid = try #require(WeightGrid(bits: bits))
    let fitted = RowFitting(row.moment).fit(row.weights, isLive: nil, grid: grid, least: 0)
    let scale = Double(fitted.scale)
    #expect(fitted.integers.allSatisfy { Double($0.magnitude) <= grid.greatest })
    let plain = row.weights.map { weight in
      let steps = (weight / scale).rounded(.toNearestOrAwayFromZero)
      return scale * min(max(steps, -grid.greatest), grid.greatest)
    }
    #expect(
      row.error(of: fitted.integers.map { scale * Double($0) }) <= row.error(of: plain))
  }

  @Test("keeps zeros where there are to be zeros")
  func zeros() throws {
    let row = CorrelatedRow(seed: 4)
    let fitting = RowFitting(row.moment)
    let isLive = row.weights.indices.map { $0 % 3 != 1 }
    let pruning = RowPruning(inverse: fitting.inverseMoment)
    let fitted = fitting.fit(
      pruning.compensated(row.weights, isLive: isLive), isLive: isLive, grid: .int8, least: 0)
    for (integer, isLive) in zip(fitted.integers, isLive) { #expect(isLive || integer == 0) }
  }

  @Test("gives a row of zeros no scale, and zeros")
  func nothing() {
    let row = CorrelatedRow(seed: 5)
    let fitted = RowFitting(row.moment).fit(
      row.weights.map { _ in 0 }, isLive: nil, grid: .int8, least: 0)
    #expect(fitted.scale == 0)
    #expect(fitted.integers.allSatisfy { $0 == 0 })
  }

  @Test("takes inputs that are always zero")
  func deadInputs() {
    let moment = [[Double]](repeating: [Double](repeating: 0, count: 3), count: 3)
    let fitted = RowFitting(moment).fit([1, -2, 0.5], isLive: nil, grid: .int8, least: 0)
    #expect(fitted.integers == [64, -127, 32])
  }
}

@Suite("Pruning a row of weights")
struct RowPruningTests {
  @Test("errs less than taking the smallest weights away", arguments: 0..<8)
  func error(seed: UInt64) {
    let row = CorrelatedRow(seed: seed)
    let pruning = RowPruning(inverse: RowFitting(row.moment).inverseMoment)
    let half = row.weights.count / 2
    let removals = pruning.removals(of: row.weights, count: half)
    #expect(removals.count == half)
    #expect(Set(removals.map(\.column)).count == half)
    var isLive = row.weights.map { _ in true }
    for removal in removals { isLive[removal.column] = false }
    let smallest = row.weights.indices.sorted {
      row.weights[$0].magnitude < row.weights[$1].magnitude
    }.prefix(half)
    let plain = row.weights.indices.map { smallest.contains($0) ? 0 : row.weights[$0] }
    #expect(row.error(of: pruning.compensated(row.weights, isLive: isLive)) < row.error(of: plain))
  }

  @Test("leaves two of each four")
  func pattern() {
    let row = CorrelatedRow(seed: 2)
    let pruning = RowPruning(inverse: RowFitting(row.moment).inverseMoment)
    let removals = pruning.removals(of: row.weights, count: 12, pattern: (kept: 2, of: 4))
    for group in 0..<6 { #expect(removals.count { $0.column / 4 == group } == 2) }
  }

  @Test("makes up for what is gone as well as can be")
  func compensation() {
    let row = CorrelatedRow(seed: 9)
    let pruning = RowPruning(inverse: RowFitting(row.moment).inverseMoment)
    let isLive = row.weights.indices.map { $0 % 2 == 0 }
    let best = pruning.compensated(row.weights, isLive: isLive)
    // A step away from the best costs more, whichever weight takes it; the damping of a hundredth
    // moves the best by less than this step.
    for column in best.indices where isLive[column] {
      for step in [-0.1, 0.1] {
        var other = best
        other[column] += step
        #expect(row.error(of: other) > row.error(of: best))
      }
    }
  }
}
