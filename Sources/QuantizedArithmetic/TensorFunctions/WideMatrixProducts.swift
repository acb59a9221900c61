/// Products of matrices of 16-bit integers, whose sums have 64 bits.
///
/// Source: TensorFlow Lite, `batch_matmul.h` for int16, whose zero points are 0.
package struct WideMatrixProducts: TensorFunctionForm {
  package static let kind = TensorFunctionKind.wideMultiply

  /// What is multiplied with what, as for 8-bit integers.
  package var matrices: MatrixProducts

  package init(_ matrices: MatrixProducts) { self.matrices = matrices }

  package var wrapped: TensorFunction { .wideMultiply(self) }
  package var leftCount: Int { matrices.leftCount }
  package var rightCount: Int { matrices.rightCount }
  package var resultCount: Int { matrices.resultCount }
  /// One product of 16 and 16 bits in each.
  package var steps: Int { matrices.steps }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    let rights = matrices.rightConstants.isEmpty ? right : matrices.rightConstants
    let range = matrices.requantization.range
    var index = 0
    for (leftStart, rightStart) in zip(matrices.leftStarts, matrices.rightStarts) {
      for row in 0..<matrices.rows {
        for column in 0..<matrices.columns {
          let sum = sum(
            left, leftStart + row * matrices.leftSteps[0],
            rights, rightStart + column * matrices.rightSteps[0])
          let scaled = matrices.requantization.multiplier.apply(toWide: sum)
          result[index] = min(max(scaled, range.lowerBound), range.upperBound)
          index += 1
        }
      }
    }
  }

  /// The sum of products of a row with a column, from their first elements on.
  private func sum(_ left: [Int32], _ row: Int, _ right: [Int32], _ column: Int) -> Int64 {
    let (leftStep, rightStep) = (matrices.leftSteps[1], matrices.rightSteps[1])
    var (one, other) = (row, column)
    var sum: Int64 = 0
    for _ in 0..<matrices.inner {
      sum &+= Int64(left[one]) &* Int64(right[other])
      one += leftStep
      other += rightStep
    }
    return sum
  }

  package func write(to words: inout [Int32]) { matrices.write(to: &words) }

  package init?(from reader: inout WordReader) {
    guard let matrices = MatrixProducts(from: &reader) else { return nil }
    self.init(matrices)
  }
}
