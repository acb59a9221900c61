/// Each row over the root of its sum of squares, in steps of 1/128.
///
/// Source: TensorFlow Lite, `integer_ops/l2normalization.h`.
package struct NormalizedRows: Sendable, Hashable {
  package var rows: Int
  package var length: Int
  package var zeroPoint: Int32

  package init(rows: Int, length: Int, zeroPoint: Int32) {
    self.rows = rows
    self.length = length
    self.zeroPoint = zeroPoint
  }

  /// Elements of the operand, and of the result.
  package var count: Int { rows &* length }

  /// Computes from an operand of `count` elements.
  package func apply(_ left: some IntegerList, to result: inout some IntegerWriter) {
    var start = 0
    for _ in 0..<rows {
      let row = start..<start &+ length
      var sum: Int32 = 0
      for index in row {
        let value = left[index] &- zeroPoint
        sum &+= value &* value
      }
      var root = FixedPointLogarithm.inverseSquareRoot(max(sum, 0))
      root.shift &+= 7
      for index in row {
        result.write(min(max(root.apply(to: left[index] &- zeroPoint), -128), 127))
      }
      start &+= length
    }
  }

  /// Reads the words behind the function's number; nil where they are no rows.
  package init?(from reader: inout DescriptorReader<some IntegerList>) {
    guard let extents = reader.extents(), extents.count == 2, let zeroPoint = reader.next() else {
      return nil
    }
    self.init(rows: Int(extents[0]), length: Int(extents[1]), zeroPoint: zeroPoint)
  }
}
