/// The logarithm of the softmax of each row, in steps of 1/16 below 127.
///
/// Source: TensorFlow Lite, `reference/log_softmax.h` (`LogSoftmaxQuantized`).
package struct LogSoftmaxRows: Sendable, Hashable {
  package var rows: Int
  package var length: Int
  /// Takes differences to Q5.26, and says from which one on they count.
  package var softmax: QuantizedSoftmax
  /// Takes Q5.26 back to differences.
  package var inverse: FixedPointMultiplier

  package init(rows: Int, length: Int, softmax: QuantizedSoftmax, inverse: FixedPointMultiplier) {
    self.rows = rows
    self.length = length
    self.softmax = softmax
    self.inverse = inverse
  }

  /// Elements of the operand, and of the result.
  package var count: Int { rows &* length }

  /// Computes from an operand of `count` elements.
  package func apply(_ left: some IntegerList, to result: inout some IntegerWriter) {
    var start = 0
    for _ in 0..<rows {
      applyRow(left, start..<start &+ length, to: &result)
      start &+= length
    }
  }

  private func applyRow(
    _ left: some IntegerList, _ row: Range<Int>, to result: inout some IntegerWriter
  ) {
    var greatest = left[row.lowerBound]
    for index in row { greatest = max(greatest, left[index]) }
    var sum: Int32 = 0
    for index in row {
      guard let exponential = softmax.exponential(of: left[index] &- greatest) else { continue }
      sum &+= roundingDivideByPowerOfTwo(exponential, exponent: 12)
    }
    let logarithm = FixedPointLogarithm.logarithm(max(sum, 1 << 19))
    let least = max(softmax.leastDifference &- 1, inverse.apply(to: logarithm &+ .min))
    for index in row {
      let difference = left[index] &- greatest
      let scaled = softmax.multiplier.apply(to: difference) &- logarithm
      let rounded = roundingDivideByPowerOfTwo(scaled, exponent: 22) &+ 127
      result.write(difference > least ? min(max(rounded, -128), 127) : -128)
    }
  }

  /// Reads the words behind the function's number; nil where they are no rows.
  package init?(from reader: inout DescriptorReader<some IntegerList>) {
    guard let extents = reader.extents(), extents.count == 2,
      let multiplier = reader.multiplier(), let least = reader.next(),
      let inverse = reader.multiplier()
    else { return nil }
    self.init(
      rows: Int(extents[0]), length: Int(extents[1]),
      softmax: QuantizedSoftmax(
        multiplier: multiplier, leastDifference: least, resultMinimum: -128), inverse: inverse)
  }
}
