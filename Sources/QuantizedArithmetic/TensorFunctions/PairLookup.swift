/// A table of 65,536 results, one for each pair of 8-bit integers: functions of two operands that
/// have no integer arithmetic of their own.
package struct PairLookup: TensorFunctionForm {
  package static let kind = TensorFunctionKind.lookupPair

  package var left: Broadcast
  package var right: Broadcast
  /// The right operand where it is part of the descriptor, else empty.
  package var rightConstants: [Int32] = []
  /// The integers that the first row and the first column of the table are for.
  package var first: Int32
  /// The results, a row for each left integer.
  package var table: [Int32]

  package init(left: Broadcast, right: Broadcast, first: Int32, table: [Int32]) {
    self.left = left
    self.right = right
    self.first = first
    self.table = table
  }

  package var wrapped: TensorFunction { .lookupPair(self) }
  package var leftCount: Int { left.count }
  package var rightCount: Int { rightConstants.isEmpty ? right.count : 0 }
  package var resultCount: Int { left.extents.reduce(1, *) }
  package var steps: Int { resultCount }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    let rights = rightConstants.isEmpty ? right : rightConstants
    for (index, (one, other)) in zip(self.left.positions(), self.right.positions()).enumerated() {
      let row = Int(left[one] &- first) & 0xFF
      result[index] = table[row << 8 | Int(rights[other] &- first) & 0xFF]
    }
  }

  package func write(to words: inout [Int32]) {
    words.append(list: left.extents)
    words.append(list: left.steps)
    words.append(list: right.steps)
    words.append(list: rightConstants)
    words.append(first)
    words += PackedBytes.words(of: table)
  }

  package init?(from reader: inout WordReader) {
    guard let extents = reader.extents(), let leftSteps = reader.list(),
      let rightSteps = reader.list(),
      let left = Broadcast(extents: extents, steps: leftSteps.map(Int.init)),
      let right = Broadcast(extents: extents, steps: rightSteps.map(Int.init)),
      let rightConstants = reader.list(),
      rightConstants.isEmpty || rightConstants.count >= right.count, let first = reader.next(),
      let table = PackedBytes.read(1 << 16, from: &reader)
    else { return nil }
    self.init(left: left, right: right, first: first, table: table)
    self.rightConstants = rightConstants
  }
}
