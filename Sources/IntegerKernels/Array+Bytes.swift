internal import CIntegerKernels

extension [Int8] {
  /// Replaces some bytes by as many of another array.
  ///
  /// - Parameters:
  ///   - start: the first byte to be replaced.
  ///   - range: the other array's bytes.
  package mutating func copyBytes(to start: Int, from source: [Int8], _ range: Range<Int>) {
    obol_copy(&self, Int64(start), source, Int64(range.lowerBound), Int64(range.count))
  }

  /// Whether the bytes from a place on are those of another array.
  package func holds(_ others: [Int8], at start: Int) -> Bool {
    obol_are_equal(self, Int64(start), others, Int64(others.count))
  }
}
