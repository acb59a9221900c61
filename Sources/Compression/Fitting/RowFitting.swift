/// Rounds the weights of one output so that what it makes of the layer's inputs changes least.
///
/// With `H` the second moment of the inputs, the error of weights `s·z` for weights `w` is
/// `(w − s·z) H (w − s·z)ᵀ`. Each weight is rounded in turn, and those that are still to come make
/// up for it (GPTQ: Frantar et al., ICLR 2023); then single integers change as long as that lowers
/// the error (coordinate descent, as in COMQ: Zhang et al., arXiv 2403.07134).
package struct RowFitting: Sendable {
  /// The order of the inputs, those with most energy first, as their errors cost most.
  private let order: [Int]
  /// `H` damped, in that order.
  private let moment: [[Double]]
  private let inverse: InverseFactor
  /// What was added to each input's energy.
  private let addedEnergy: Double

  /// A share of the mean energy that is added to every input's (GPTQ takes this as well).
  static let damping = 0.01
  /// Sweeps at most; most rows settle in five.
  private static let mostSweeps = 20

  /// - Parameter second: `E[x xᵀ]`.
  package init(_ second: [[Double]]) {
    let energy = second.indices.reduce(0) { $0 + second[$1][$1] } / Double(max(second.count, 1))
    // Where nothing ever comes in, whatever is added makes all weights equally good.
    addedEnergy = energy > 0 ? energy * Self.damping : 1
    var damped = second
    for index in second.indices { damped[index][index] += addedEnergy }
    let order = damped.indices.sorted { one, other in
      (damped[other][other], one) < (damped[one][one], other)
    }
    self.order = order
    let moment = order.map { row in
      let values = damped[row]
      return order.map { values[$0] }
    }
    self.moment = moment
    inverse = InverseFactor(of: moment)
  }

  /// The weights that make of the compressed network's inputs `x` what others make of the
  /// reference's `r`: `w · (E[r xᵀ] + λI) · (E[x xᵀ] + λI)⁻¹`.
  ///
  /// - Parameter cross: `E[r xᵀ]`.
  func target(_ weights: [Double], cross: [[Double]]) -> [Double] {
    var wanted = weights.map { $0 * addedEnergy }
    for (weight, row) in zip(weights, cross) where weight != 0 {
      Rows.subtract(-weight, times: row, from: &wanted, in: 0..<wanted.count)
    }
    return unordered(inverse.solve(order.map { wanted[$0] }))
  }

  /// Rounds the weights of an output.
  ///
  /// - Parameters:
  ///   - weights: what they should be; zero where `isLive` is false.
  ///   - isLive: which weights may be other than zero; nil for all.
  ///   - least: the least scale there may be.
  ///   - coarseness: what the scale is multiplied with beyond that of the least error.
  package func fit(
    _ weights: [Double], isLive: [Bool]?, grid: WeightGrid, least: Float, coarseness: Double = 1
  ) -> FittedRow {
    let wanted = order.map { weights[$0] }
    let live = isLive.map { live in order.map { live[$0] } }
    var row = Row(wanted, scale: scale(for: wanted, grid, least: least) * coarseness)
    row.integers = rounded(wanted, live, scale: row.scale, grid)
    row.residual = moved(zip(wanted, row.integers).map { $0 - row.scale * $1 })
    descend(&row, live, grid)
    if let other = rescaled(row, live, grid, least: least), other.error < row.error { row = other }
    return FittedRow(
      integers: unordered(row.integers).map { Int8($0) }, scale: Float(row.scale),
      error: row.error, energy: max(Rows.product(wanted, moved(wanted)), 0))
  }

  /// `(E[x xᵀ] + λI)⁻¹`, in the inputs' own order.
  package var inverseMoment: [[Double]] {
    let product = inverse.product
    var result = product
    for (place, index) in order.enumerated() { result[index] = unordered(product[place]) }
    return result
  }

  /// The variance of each input that those behind it in the order leave, in the inputs' own order.
  var conditionalEnergies: [Double] {
    unordered(order.indices.map { 1 / (inverse.rows[$0][$0] * inverse.rows[$0][$0]) })
  }

  /// The diagonal of `(E[x xᵀ] + λI)⁻¹`, in the inputs' own order.
  var inverseDiagonal: [Double] {
    var sums = [Double](repeating: 0, count: order.count)
    for row in inverse.rows {
      for index in sums.indices { sums[index] += row[index] * row[index] }
    }
    return unordered(sums)
  }

  /// Weights of which some are zero, each of those having handed its part on to the inputs behind
  /// it, in one pass.
  func compensated(_ weights: [Double], isLive: [Bool]) -> [Double] {
    var rest = order.map { weights[$0] }
    for index in rest.indices where !isLive[order[index]] {
      let factors = inverse.rows[index]
      Rows.subtract(
        rest[index] / factors[index], times: factors, from: &rest, in: index + 1..<rest.count)
      rest[index] = 0
    }
    return unordered(rest)
  }

  /// The mean square of what weights make of the inputs, `w H wᵀ`.
  func power(of weights: [Double]) -> Double {
    let wanted = order.map { weights[$0] }
    return max(Rows.product(wanted, moved(wanted)), 0)
  }

  /// Which weights of an output stay when a share of each block of inputs goes.
  func sparse(_ weights: [Double], share: Double) -> [Bool] {
    var rest = order.map { weights[$0] }
    var isLive = [Bool](repeating: true, count: rest.count)
    for start in stride(from: 0, to: rest.count, by: Self.blockColumns) {
      let block = start..<min(start + Self.blockColumns, rest.count)
      let ranked = block.sorted { one, other in
        let prices = [one, other].map { rest[$0] / inverse.rows[$0][$0] }
        return (prices[0] * prices[0], one) < (prices[1] * prices[1], other)
      }
      for index in ranked.prefix(Int((Double(block.count) * share).rounded())) {
        isLive[index] = false
      }
      for index in block where !isLive[index] {
        let factors = inverse.rows[index]
        Rows.subtract(
          rest[index] / factors[index], times: factors, from: &rest, in: index + 1..<rest.count)
      }
    }
    var result = isLive
    for (place, index) in order.enumerated() { result[index] = isLive[place] }
    return result
  }

  /// Inputs whose weights are chosen among together (SparseGPT takes 128 as well).
  private static let blockColumns = 128

  /// What is worked on.
  private struct Row {
    let wanted: [Double]
    var scale: Double
    var integers: [Double] = []
    /// `(w − s·z) H`.
    var residual: [Double] = []

    init(_ wanted: [Double], scale: Double) {
      self.wanted = wanted
      self.scale = scale
    }

    /// `(w − s·z) H (w − s·z)ᵀ`.
    var error: Double {
      max(0, Rows.product(zip(wanted, integers).map { $0 - scale * $1 }, residual))
    }
  }

  /// The scale with the least squared error of plain rounding, each input counting by its energy:
  /// that of the greatest weight, or a share of it in steps of a hundredth down to 0.3
  /// (`COMPRESSION.md` §3.1).
  private func scale(for wanted: [Double], _ grid: WeightGrid, least: Float) -> Double {
    let whole = (wanted.map(\.magnitude).max() ?? 0) / grid.greatest
    guard Float(whole).isNormal else { return 0 }
    guard grid.bits < 8 else { return Double(max(Float(whole), least)) }
    let energies = moment.indices.map { moment[$0][$0] }
    var best = (error: Double.infinity, scale: Double(max(Float(whole), least)))
    for hundredths in stride(from: 100, through: 30, by: -1) {
      let scale = Double(max(Float(whole * Double(hundredths) / 100), least))
      guard scale > 0 else { break }
      var error = 0.0
      for index in wanted.indices {
        let lost = wanted[index] - scale * grid.round(wanted[index] / scale)
        error += lost * lost * energies[index]
      }
      if error < best.error { best = (error, scale) }
    }
    return best.scale
  }

  /// Each weight rounded in turn, with its error handed on to those behind it.
  private func rounded(
    _ wanted: [Double], _ live: [Bool]?, scale: Double, _ grid: WeightGrid
  ) -> [Double] {
    var rest = wanted
    var integers = [Double](repeating: 0, count: wanted.count)
    guard scale > 0 else { return integers }
    for index in wanted.indices {
      if live?[index] ?? true { integers[index] = grid.round(rest[index] / scale) }
      let factors = inverse.rows[index]
      let error = (rest[index] - scale * integers[index]) / factors[index]
      Rows.subtract(error, times: factors, from: &rest, in: index + 1..<wanted.count)
    }
    return integers
  }

  /// Changes one integer after the other to what is best given all others, until none changes.
  private func descend(_ row: inout Row, _ live: [Bool]?, _ grid: WeightGrid) {
    guard row.scale > 0 else { return }
    for _ in 0..<Self.mostSweeps {
      var changed = false
      for index in row.integers.indices where live?[index] ?? true {
        let integer = row.integers[index]
        let best = grid.round(
          integer + row.residual[index] / (moment[index][index] * row.scale))
        guard best != integer else { continue }
        row.integers[index] = best
        Rows.subtract(
          (best - integer) * row.scale, times: moment[index], from: &row.residual,
          in: 0..<row.residual.count)
        changed = true
      }
      if !changed { return }
    }
  }

  /// The same with the scale that is best for its integers, `z H wᵀ / z H zᵀ`, descended again; nil
  /// where there is none.
  private func rescaled(
    _ row: Row, _ live: [Bool]?, _ grid: WeightGrid, least: Float
  ) -> Row? {
    guard grid.bits < 8 else { return nil }
    let moved = moved(row.integers)
    let energy = Rows.product(row.integers, moved)
    guard energy > 0 else { return nil }
    let scale = Float(Rows.product(row.wanted, moved) / energy)
    guard scale.isNormal, scale >= least else { return nil }
    var other = row
    other.scale = Double(scale)
    other.residual = self.moved(zip(row.wanted, row.integers).map { $0 - other.scale * $1 })
    descend(&other, live, grid)
    return other
  }

  /// `values · H`.
  private func moved(_ values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: values.count)
    for (value, row) in zip(values, moment) where value != 0 {
      Rows.subtract(-value, times: row, from: &result, in: 0..<result.count)
    }
    return result
  }

  /// Values in the order of the inputs again.
  private func unordered(_ values: [Double]) -> [Double] {
    var result = values
    for (place, index) in order.enumerated() { result[index] = values[place] }
    return result
  }
}

/// The rounded weights of one output.
package struct FittedRow: Sendable {
  package let integers: [Int8]
  /// Zero where there is nothing but zeros.
  package var scale: Float
  /// What rounding adds to the output's mean square, in the input's units.
  package let error: Double
  /// The mean square that there is.
  package let energy: Double
}
