/// The softmax of rows of 16-bit integers, in steps of 2⁻¹⁵: exponentials and a reciprocal from
/// tables of 513 points each.
///
/// Source: TensorFlow Lite, `reference/softmax.h` (`SoftmaxInt16`).
package struct WideSoftmaxRows: TensorFunctionForm {
  package static let kind = TensorFunctionKind.wideSoftmax

  package var rows: Int
  package var length: Int
  /// Takes a difference from the greatest of a row to steps of 10/65535.
  package var multiplier: FixedPointMultiplier
  /// `exp(x)` from −10 to 0, and `1 / (1 + x)` from 0 to 1, in steps of 2⁻¹⁵.
  package var exponentials: InterpolatedTable
  package var reciprocals: InterpolatedTable

  package init(
    rows: Int, length: Int, multiplier: FixedPointMultiplier, exponentials: InterpolatedTable,
    reciprocals: InterpolatedTable
  ) {
    self.rows = rows
    self.length = length
    self.multiplier = multiplier
    self.exponentials = exponentials
    self.reciprocals = reciprocals
  }

  package var wrapped: TensorFunction { .wideSoftmax(self) }
  package var leftCount: Int { rows * length }
  package var resultCount: Int { rows * length }
  /// Three passes; the second has a table's line for each element.
  package var steps: Int { 8 * rows * length }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    for start in stride(from: 0, to: left.count, by: length) {
      let row = left[start..<start + length]
      let greatest = row.max() ?? 0
      let powers = row.map { exponential(of: $0 &- greatest) }
      let sum = powers.reduce(0, &+)
      let leading = UInt32(bitPattern: max(sum, 1)).leadingZeroBitCount
      let shifted = (Int64(sum) << Int64(max(leading - 1, 0)) + 1 << 13) >> 14
      let centered = min(max(shifted - (1 << 15 + 1 << 16), -32768), 32767)
      let reciprocal = reciprocals.value(at: Int32(centered))
      let bits = Int64(max(31 - leading, 1))
      for (index, power) in powers.enumerated() {
        let scaled = (Int64(power) * Int64(reciprocal) + 1 << (bits - 1)) >> bits
        result[start + index] = Int32(min(max(scaled, 0), 32767))
      }
    }
  }

  private func exponential(of difference: Int32) -> Int32 {
    let scaled = multiplier.apply(to: difference) &+ 32767
    return exponentials.value(at: min(max(scaled, -32768), 32767))
  }

  package func write(to words: inout [Int32]) {
    words.append(list: [rows, length])
    words.append(multiplier)
    words += exponentials.points + reciprocals.points
  }

  package init?(from reader: inout WordReader) {
    guard let extents = reader.extents(), extents.count == 2, let multiplier = reader.multiplier(),
      let exponentials = InterpolatedTable(from: &reader),
      let reciprocals = InterpolatedTable(from: &reader)
    else { return nil }
    self.init(
      rows: extents[0], length: extents[1], multiplier: multiplier, exponentials: exponentials,
      reciprocals: reciprocals)
  }
}
