internal import InstructionSet
internal import IntegerKernels
internal import QuantizedArithmetic

extension VectorMaxPool {
  /// Takes the maxima of some output pixels' bricks.
  func perform(_ items: Range<Int>, _ beats: PoolBeats, on banks: inout [Int8]) {
    let range = Int32(clampLow)...Int32(clampHigh)
    let least = [Int8](repeating: -128, count: input.brickChannels)
    for item in items {
      var greatest = least
      beats.inputWindow(ofItem: item).foldGreatest(of: banks, into: &greatest)
      let destination = beats.destination(ofItem: item)
      for index in greatest.indices {
        banks[destination + index] =
          Int8(truncatingIfNeeded: range.clamp(Int32(greatest[index])))
      }
    }
  }
}

extension VectorAveragePool {
  /// Takes the means of some output pixels' bricks.
  func perform(_ items: Range<Int>, _ beats: PoolBeats, on banks: inout [Int8]) {
    let range = Int32(clampLow)...Int32(clampHigh)
    let zeros = [Int32](repeating: 0, count: input.brickChannels)
    for item in items {
      var sums = zeros
      let window = beats.inputWindow(ofItem: item)
      window.foldSum(of: banks, into: &sums)
      let count = Int32(window.rows * window.columns)
      let destination = beats.destination(ofItem: item)
      for index in sums.indices {
        let value = range.clamp(count == 0 ? 0 : mean(sums[index], count))
        banks[destination + index] = Int8(truncatingIfNeeded: value)
      }
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
  /// The pixels of the input that an item folds.
  fileprivate func inputWindow(ofItem item: Int) -> BrickWindow {
    let (row, column, brick) = position(ofItem: item)
    let (rows, columns) = (window.rows(row), window.columns(column))
    let input = window.input
    return BrickWindow(
      first: input.rowStart(plane: brick, row: rows.lowerBound)
        + columns.lowerBound << input.brickShift, rows: rows.count, columns: columns.count,
      rowBytes: input.rowBytes)
  }

  /// The first byte that an item writes.
  fileprivate func destination(ofItem item: Int) -> Int {
    let (row, column, brick) = position(ofItem: item)
    return window.output.bytes(plane: brick, row: row, column: column).lowerBound
  }
}

extension ClosedRange<Int32> {
  /// The nearest value within the range.
  func clamp(_ value: Int32) -> Int32 { Swift.min(Swift.max(value, lowerBound), upperBound) }
}
