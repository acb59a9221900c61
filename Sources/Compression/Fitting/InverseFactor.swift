/// The upper triangular `U` with `H⁻¹ = Uᵀ U` of a symmetric matrix, above zero throughout.
///
/// Row `j` of it says how an error in input `j` is best made up for by the inputs behind `j`:
/// source: Frantar et al., "GPTQ", ICLR 2023, section 3.3.
struct InverseFactor: Sendable {
  /// Row by row, zeros below the diagonal.
  let rows: [[Double]]

  /// - Parameter matrix: symmetric and positive definite, as a damped second moment is.
  init(of matrix: [[Double]]) {
    rows = Self.inverse(of: Self.factor(of: matrix))
  }

  /// The upper triangular `R` with `R Rᵀ` equal to the matrix, column after column from the last.
  private static func factor(of matrix: [[Double]]) -> [[Double]] {
    var rest = matrix
    let count = matrix.count
    var factor = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for last in stride(from: count - 1, through: 0, by: -1) {
      let pivot = max(rest[last][last], .leastNormalMagnitude).squareRoot()
      var column = rest[last]
      for index in 0...last { column[index] /= pivot }
      for row in 0..<last {
        factor[row][last] = column[row]
        Rows.subtract(column[row], times: column, from: &rest[row], in: 0..<row + 1)
      }
      factor[last][last] = pivot
      // Only what lies left of the diagonal is kept up to date, and that is what is read.
    }
    return factor
  }

  /// The inverse of an upper triangular matrix, row after row from the last.
  private static func inverse(of factor: [[Double]]) -> [[Double]] {
    let count = factor.count
    var inverse = [[Double]](repeating: [], count: count)
    for row in stride(from: count - 1, through: 0, by: -1) {
      var values = [Double](repeating: 0, count: count)
      values[row] = 1
      for other in row + 1..<max(count, row + 1) where factor[row][other] != 0 {
        Rows.subtract(factor[row][other], times: inverse[other], from: &values, in: other..<count)
      }
      let pivot = factor[row][row]
      for index in row..<count { values[index] /= pivot }
      inverse[row] = values
    }
    return inverse
  }

  /// `H⁻¹`, whole.
  var product: [[Double]] {
    let count = rows.count
    var product = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for row in rows.indices {
      for index in row..<count {
        Rows.subtract(-rows[row][index], times: rows[row], from: &product[index], in: row..<count)
      }
    }
    return product
  }

  /// `values · H⁻¹`.
  func solve(_ values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: values.count)
    for row in rows {
      Rows.subtract(-Rows.product(row, values), times: row, from: &result, in: 0..<values.count)
    }
    return result
  }
}
