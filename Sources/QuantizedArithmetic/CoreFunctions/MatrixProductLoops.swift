/// Products of matrices, a list of pairs of them, as their descriptor says.
package struct MatrixProductLoops<Words: IntegerList> {
  let rows: Int
  let inner: Int
  let columns: Int
  /// Where the left matrix of each pair begins, and the right one.
  let leftStarts: ListSlice<Words>
  let rightStarts: ListSlice<Words>
  /// How far apart neighbours along rows, then along the inner extent, lie in the left matrices.
  let leftSteps: ListSlice<Words>
  /// How far apart neighbours along columns, then along the inner extent, lie in the right ones.
  let rightSteps: ListSlice<Words>
  /// The right operand where it is part of the descriptor, else empty.
  package let rightConstants: ListSlice<Words>
  let leftZeroPoint: Int32
  let rightZeroPoint: Int32
  let requantization: Requantization

  /// Elements of the left operand; 64 bits, because nothing has been held against a tensor yet.
  package var leftCount: Int64 { extent(of: leftStarts, leftSteps, rows) }

  /// Elements of the right operand; 0 where it is part of the descriptor.
  package var rightCount: Int64 { rightConstants.count == 0 ? rightExtent : 0 }

  private var rightExtent: Int64 { extent(of: rightStarts, rightSteps, columns) }

  /// Elements of the result.
  package var resultCount: Int { leftStarts.count &* rows &* columns }

  private func extent(
    of starts: ListSlice<Words>, _ steps: ListSlice<Words>, _ outer: Int
  ) -> Int64 {
    var last: Int32 = 0
    for index in 0..<starts.count { last = max(last, starts[index]) }
    return Int64(last) &+ Int64(outer &- 1) &* Int64(steps[0])
      &+ Int64(inner &- 1) &* Int64(steps[1]) &+ 1
  }

  /// Computes from operands of `leftCount` elements, and of `rightCount` or the constants.
  package func apply(
    _ left: some IntegerList, _ right: some IntegerList, to result: inout some IntegerWriter
  ) {
    let (rowStep, columnStep) = (Int(leftSteps[0]), Int(rightSteps[0]))
    for pair in 0..<leftStarts.count {
      var row = Int(leftStarts[pair])
      let rightStart = Int(rightStarts[pair])
      for _ in 0..<rows {
        var column = rightStart
        for _ in 0..<columns {
          result.write(requantization.apply(to: sum(left, row, right, column)))
          column &+= columnStep
        }
        row &+= rowStep
      }
    }
  }

  /// The sum of products of a row with a column, from their first elements on.
  private func sum(
    _ left: some IntegerList, _ row: Int, _ right: some IntegerList, _ column: Int
  ) -> Int32 {
    let (leftStep, rightStep) = (Int(leftSteps[1]), Int(rightSteps[1]))
    var (one, other) = (row, column)
    var sum: Int32 = 0
    for _ in 0..<inner {
      sum &+= (left[one] &- leftZeroPoint) &* (right[other] &- rightZeroPoint)
      one &+= leftStep
      other &+= rightStep
    }
    return sum
  }
}

extension MatrixProductLoops {
  /// Reads the words behind the function's number; nil where they are no products.
  package init?(from reader: inout DescriptorReader<Words>) {
    guard let extents = reader.extents(), extents.count == 3, let leftStarts = reader.positions(),
      let rightStarts = reader.positions(), let leftSteps = reader.positions(),
      let rightSteps = reader.positions(), leftStarts.count == rightStarts.count,
      leftSteps.count == 2, rightSteps.count == 2, let rightConstants = reader.list(),
      let leftZeroPoint = reader.next(), let rightZeroPoint = reader.next(),
      let requantization = reader.requantization()
    else { return nil }
    self.init(
      rows: Int(extents[0]), inner: Int(extents[1]), columns: Int(extents[2]),
      leftStarts: leftStarts, rightStarts: rightStarts, leftSteps: leftSteps,
      rightSteps: rightSteps, rightConstants: rightConstants, leftZeroPoint: leftZeroPoint,
      rightZeroPoint: rightZeroPoint, requantization: requantization)
    var steps = ElementCount()
    guard steps.multiply(by: leftStarts.count), steps.multiply(by: rows),
      steps.multiply(by: inner), steps.multiply(by: columns),
      rightConstants.count == 0 || Int64(rightConstants.count) >= rightExtent
    else { return nil }
  }
}
