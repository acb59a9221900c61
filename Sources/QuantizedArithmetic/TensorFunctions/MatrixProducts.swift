/// Products of matrices, a list of pairs of them (`batch_matmul.h`).
package struct MatrixProducts: TensorFunctionForm {
  package static let kind = TensorFunctionKind.multiply

  package var rows: Int
  package var inner: Int
  package var columns: Int
  /// Where the left matrix of each pair begins.
  package var leftStarts: [Int]
  /// Where the right one begins.
  package var rightStarts: [Int]
  /// How far apart neighbours along rows, then along the inner extent, lie in the left matrices.
  package var leftSteps: [Int]
  /// How far apart neighbours along columns, then along the inner extent, lie in the right ones.
  package var rightSteps: [Int]
  /// The right operand where it is part of the descriptor, else empty.
  package var rightConstants: [Int32] = []
  package var leftZeroPoint: Int32
  package var rightZeroPoint: Int32
  package var requantization: Requantization

  package init(
    rows: Int, inner: Int, columns: Int, starts: (left: [Int], right: [Int]),
    steps: (left: [Int], right: [Int]), zeroPoints: (left: Int32, right: Int32),
    requantization: Requantization
  ) {
    (self.rows, self.inner, self.columns) = (rows, inner, columns)
    (leftStarts, rightStarts) = starts
    (leftSteps, rightSteps) = steps
    (leftZeroPoint, rightZeroPoint) = zeroPoints
    self.requantization = requantization
  }

  package var wrapped: TensorFunction { .multiply(self) }
  package var leftCount: Int {
    (leftStarts.max() ?? 0) + (rows - 1) * leftSteps[0] + (inner - 1) * leftSteps[1] + 1
  }
  package var rightCount: Int { rightConstants.isEmpty ? rightExtent : 0 }
  private var rightExtent: Int {
    (rightStarts.max() ?? 0) + (columns - 1) * rightSteps[0] + (inner - 1) * rightSteps[1] + 1
  }
  package var resultCount: Int { leftStarts.count * rows * columns }
  package var steps: Int { resultCount * inner }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    let right = rightConstants.isEmpty ? right : rightConstants
    var index = 0
    for (leftStart, rightStart) in zip(leftStarts, rightStarts) {
      for row in 0..<rows {
        for column in 0..<columns {
          var sum: Int32 = 0
          for step in 0..<inner {
            let one = left[leftStart + row * leftSteps[0] + step * leftSteps[1]]
            let other = right[rightStart + column * rightSteps[0] + step * rightSteps[1]]
            sum &+= (one &- leftZeroPoint) &* (other &- rightZeroPoint)
          }
          result[index] = requantization.apply(to: sum)
          index += 1
        }
      }
    }
  }

  package func write(to words: inout [Int32]) {
    words.append(list: [rows, inner, columns])
    for list in [leftStarts, rightStarts, leftSteps, rightSteps] { words.append(list: list) }
    words.append(list: rightConstants)
    words += [leftZeroPoint, rightZeroPoint]
    words.append(requantization)
  }

  package init?(from reader: inout WordReader) {
    guard let extents = reader.extents(), extents.count == 3,
      let leftStarts = reader.list()?.map(Int.init), let rightStarts = reader.list()?.map(Int.init),
      let leftSteps = reader.list()?.map(Int.init), let rightSteps = reader.list()?.map(Int.init),
      leftStarts.count == rightStarts.count, leftSteps.count == 2, rightSteps.count == 2,
      TensorFunction.elementCount([leftStarts.count] + extents) != nil,
      (leftStarts + rightStarts + leftSteps + rightSteps).allSatisfy({
        (0...TensorFunction.mostElements).contains($0)
      }), let rightConstants = reader.list(), let leftZeroPoint = reader.next(),
      let rightZeroPoint = reader.next(),
      let requantization = reader.requantization()
    else { return nil }
    self.init(
      rows: extents[0], inner: extents[1], columns: extents[2],
      starts: (leftStarts, rightStarts), steps: (leftSteps, rightSteps),
      zeroPoints: (leftZeroPoint, rightZeroPoint), requantization: requantization)
    self.rightConstants = rightConstants
    guard rightConstants.isEmpty || rightConstants.count >= rightExtent else { return nil }
  }
}
