internal import InstructionSet
internal import QuantizedArithmetic

extension VectorMaxPool {
  /// Takes the maxima of some output pixels' bricks.
  func perform(_ items: Range<Int>, _ beats: PoolBeats, on banks: inout [Int8]) {
    let range = Int32(clampLow)...Int32(clampHigh)
    beats.perform(items, on: &banks, from: -128) { greatest, value in
      max(greatest, value)
    } finish: { greatest, _ in
      range.clamp(greatest)
    }
  }
}

extension VectorAveragePool {
  /// Takes the means of some output pixels' bricks.
  func perform(_ items: Range<Int>, _ beats: PoolBeats, on banks: inout [Int8]) {
    let range = Int32(clampLow)...Int32(clampHigh)
    beats.perform(items, on: &banks, from: 0) { sum, value in
      sum &+ value
    } finish: { sum, count in
      range.clamp(count == 0 ? 0 : mean(sum, count))
    }
  }

  /// A window's sum over its size, which is above zero.
  private func mean(_ sum: Int32, _ count: Int32) -> Int32 {
    // Sums of bytes from 0 to 255 are never negative, so that away from zero is up.
    halvesUp
      ? roundedQuotient(sum &+ 128 &* count, by: count) &- 128 : roundedQuotient(sum, by: count)
  }
}

extension PoolBeats {
  /// Folds the window of each channel, and writes what `finish` makes of it and the window's size.
  fileprivate func perform(
    _ items: Range<Int>, on banks: inout [Int8], from start: Int32,
    _ fold: (Int32, Int32) -> Int32, finish: (Int32, Int32) -> Int32
  ) {
    var folded = [Int32](repeating: start, count: window.input.brickChannels)
    for item in items {
      let (row, column, brick) = position(ofItem: item)
      let (rows, columns) = (window.rows(row), window.columns(column))
      for index in folded.indices { folded[index] = start }
      for inputRow in rows {
        for inputColumn in columns {
          let source = window.input.bytes(plane: brick, row: inputRow, column: inputColumn)
          for index in folded.indices {
            let value = Int32(banks[source.lowerBound + index])
            folded[index] = fold(folded[index], value)
          }
        }
      }
      let count = Int32(rows.count * columns.count)
      let destination = window.output.bytes(plane: brick, row: row, column: column)
      for index in folded.indices {
        banks[destination.lowerBound + index] =
          Int8(truncatingIfNeeded: finish(folded[index], count))
      }
    }
  }
}

extension ClosedRange<Int32> {
  /// The nearest value within the range.
  func clamp(_ value: Int32) -> Int32 { Swift.min(Swift.max(value, lowerBound), upperBound) }
}
