/// Takes weights of one output away in the order in which that costs least, the others making up
/// for each.
///
/// Source: Frantar and Alistarh, "Optimal Brain Compression", NeurIPS 2022, section 4 (the exact
/// row-wise solution of the Optimal Brain Surgeon).
package struct RowPruning: Sendable {
  /// `H⁻¹`.
  private let inverse: [[Double]]

  /// - Parameter inverse: `H⁻¹`.
  package init(inverse: [[Double]]) { self.inverse = inverse }

  /// A weight that was taken away.
  package struct Removal: Sendable {
    package let column: Int
    /// What the row's error has grown to, never less than with the one before.
    package let cost: Double
  }

  /// Takes weights away one after the other.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - pattern: how many stay of each run of how many; nil where it does not matter.
  package func removals(
    of weights: [Double], count: Int, pattern: (kept: Int, of: Int)? = nil
  ) -> [Removal] {
    var rows = [weights]
    var inverse = inverse
    var isLive = [Bool](repeating: true, count: weights.count)
    var room = pattern.map { pattern in
      [Int](repeating: pattern.of - pattern.kept, count: weights.count / pattern.of)
    }
    var removals: [Removal] = []
    var cost = 0.0
    for _ in 0..<count {
      var best = (cost: Double.infinity, column: -1)
      for column in weights.indices where isLive[column] {
        if let room, let pattern, room[column / pattern.of] == 0 { continue }
        let price = rows[0][column] * rows[0][column] / inverse[column][column]
        if price < best.cost { best = (price, column) }
      }
      guard best.column >= 0 else { break }
      remove(best.column, &rows, &inverse, &isLive)
      if let pattern { room?[best.column / pattern.of] -= 1 }
      cost = max(cost, best.cost)
      removals.append(Removal(column: best.column, cost: cost))
    }
    return removals
  }

  /// Takes runs of neighbouring weights away one after the other, the same of all rows,
  /// `w_B (H⁻¹_BB)⁻¹ w_Bᵀ` being what one costs in each.
  ///
  /// - Parameters:
  ///   - rows: the weights of outputs whose blocks go together.
  ///   - blocks: how many.
  ///   - width: weights of each.
  package func blockRemovals(of rows: [[Double]], blocks: Int, width: Int) -> [Removal] {
    var rows = rows
    var inverse = inverse
    let columns = rows.first?.count ?? 0
    var isLive = [Bool](repeating: true, count: columns)
    var left = Array(0..<columns / width)
    var removals: [Removal] = []
    var cost = 0.0
    for _ in 0..<min(blocks, left.count) {
      let prices = left.map { Self.price(of: $0 * width..<($0 + 1) * width, rows, inverse) }
      guard let place = prices.indices.min(by: { (prices[$0], $0) < (prices[$1], $1) }) else {
        break
      }
      let columns = left[place] * width..<(left[place] + 1) * width
      cost = max(cost, prices[place])
      for column in columns {
        remove(column, &rows, &inverse, &isLive)
        removals.append(Removal(column: column, cost: cost))
      }
      left.remove(at: place)
    }
    return removals
  }

  private static func price(
    of columns: Range<Int>, _ rows: [[Double]], _ inverse: [[Double]]
  ) -> Double {
    let part = InverseFactor(of: columns.map { Array(inverse[$0][columns]) })
    return rows.reduce(0) { price, weights in
      let block = Array(weights[columns])
      return price + Rows.product(block, part.solve(block))
    }
  }

  private func remove(
    _ column: Int, _ rows: inout [[Double]], _ inverse: inout [[Double]], _ isLive: inout [Bool]
  ) {
    let factors = inverse[column]
    let pivot = factors[column]
    let all = 0..<factors.count
    for row in rows.indices {
      Rows.subtract(rows[row][column] / pivot, times: factors, from: &rows[row], in: all)
      rows[row][column] = 0
    }
    isLive[column] = false
    for row in all where isLive[row] && factors[row] != 0 {
      Rows.subtract(factors[row] / pivot, times: factors, from: &inverse[row], in: all)
    }
  }

  /// The best weights where some are zero: `w − w_P (H⁻¹_PP)⁻¹ H⁻¹_P`.
  package func compensated(_ weights: [Double], isLive: [Bool]) -> [Double] {
    let removed = weights.indices.filter { !isLive[$0] }
    guard !removed.isEmpty else { return weights }
    let part = removed.map { row in removed.map { inverse[row][$0] } }
    let factors = InverseFactor(of: part).solve(removed.map { weights[$0] })
    var result = weights
    for (factor, row) in zip(factors, removed) {
      Rows.subtract(factor, times: inverse[row], from: &result, in: 0..<result.count)
    }
    for column in removed { result[column] = 0 }
    return result
  }
}
