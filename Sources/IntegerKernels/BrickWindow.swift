internal import CIntegerKernels

/// Neighbouring pixels of a brick's plane, which pools and means fold channel by channel.
package struct BrickWindow: Sendable {
  /// The first byte.
  package var first: Int
  package var rows: Int
  package var columns: Int
  package var rowBytes: Int

  package init(first: Int, rows: Int, columns: Int, rowBytes: Int) {
    self.first = first
    self.rows = rows
    self.columns = columns
    self.rowBytes = rowBytes
  }

  /// Raises each of a brick's values to the greatest in the window.
  package func foldGreatest(of memory: [Int8], into greatest: inout [Int8]) {
    obol_fold_greatest(
      memory, Int64(first), Int32(rows), Int32(columns), Int64(rowBytes), Int32(greatest.count),
      &greatest)
  }

  /// Adds the window's values to each of a brick's sums, which wrap.
  package func foldSum(of memory: [Int8], into sums: inout [Int32]) {
    obol_fold_sum(
      memory, Int64(first), Int32(rows), Int32(columns), Int64(rowBytes), Int32(sums.count), &sums)
  }
}
