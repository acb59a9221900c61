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
    result.removeAll(keepingCapacity: true)
    CoreFunction.multiply(loops).apply(left, right, to: &result)
  }

  private var loops: MatrixProductLoops<[Int32]> {
    let integers = { (list: [Int]) in ListSlice(list.map { Int32(truncatingIfNeeded: $0) }) }
    return MatrixProductLoops(
      rows: rows, inner: inner, columns: columns, leftStarts: integers(leftStarts),
      rightStarts: integers(rightStarts), leftSteps: integers(leftSteps),
      rightSteps: integers(rightSteps), rightConstants: ListSlice(rightConstants),
      leftZeroPoint: leftZeroPoint, rightZeroPoint: rightZeroPoint, requantization: requantization)
  }

  package func write(to words: inout [Int32]) {
    words.append(list: [rows, inner, columns])
    for list in [leftStarts, rightStarts, leftSteps, rightSteps] { words.append(list: list) }
    words.append(list: rightConstants)
    words += [leftZeroPoint, rightZeroPoint]
    words.append(requantization)
  }

  package init?(from reader: inout WordReader) {
    guard let loops = MatrixProductLoops(from: &reader.reader) else { return nil }
    let integers = { (list: ListSlice<[Int32]>) in [Int32](list).map(Int.init) }
    self.init(
      rows: loops.rows, inner: loops.inner, columns: loops.columns,
      starts: (integers(loops.leftStarts), integers(loops.rightStarts)),
      steps: (integers(loops.leftSteps), integers(loops.rightSteps)),
      zeroPoints: (loops.leftZeroPoint, loops.rightZeroPoint),
      requantization: loops.requantization)
    rightConstants = [Int32](loops.rightConstants)
  }
}
