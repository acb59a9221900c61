/// Dot products of many vectors with many others, the work of a dense convolution.
package enum DotProducts {
  /// The multiple to which vectors are best padded with zeros, so that no kernel has a remainder.
  package static let paddedMultiple = 16

  /// `sums[v · rows + r] = Σ vectors[v · length + i] · weights[r · length + i]`, wrapping.
  ///
  /// - Parameters:
  ///   - vectors: a whole number of vectors of `length`.
  ///   - weights: a whole number of rows of `length`.
  ///   - sums: room for each pair of a vector and a row.
  package static func multiply(
    vectors: Span<Int16>, weights: Span<Int16>, length: Int, into sums: inout MutableSpan<Int32>
  ) {
    let rows = weights.count / length
    let count = vectors.count / length
    for vector in 0..<count {
      let values = vectors.extracting(vector * length..<(vector + 1) * length)
      var row = 0
      while row + 4 <= rows {
        let four = fourProducts(
          values, weights.extracting(row * length..<(row + 4) * length), length: length)
        for index in 0..<4 { sums[vector * rows + row + index] = four[index] }
        row += 4
      }
      while row < rows {
        sums[vector * rows + row] = product(
          values, weights.extracting(row * length..<(row + 1) * length), length: length)
        row += 1
      }
    }
  }

  /// The products with one row.
  private static func product(
    _ values: Span<Int16>, _ weights: Span<Int16>, length: Int
  ) -> Int32 {
    var sum: Int32 = 0
    for index in 0..<length { sum &+= Int32(values[index]) &* Int32(weights[index]) }
    return sum
  }

  /// The products with four rows, for which each value is read once.
  private static func fourProducts(
    _ values: Span<Int16>, _ weights: Span<Int16>, length: Int
  ) -> SIMD4<Int32> {
    let rows = (
      weights.extracting(0..<length), weights.extracting(length..<2 * length),
      weights.extracting(2 * length..<3 * length), weights.extracting(3 * length..<4 * length)
    )
    var sums: (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    for index in 0..<length {
      let value = Int32(values[index])
      sums.0 &+= value &* Int32(rows.0[index])
      sums.1 &+= value &* Int32(rows.1[index])
      sums.2 &+= value &* Int32(rows.2[index])
      sums.3 &+= value &* Int32(rows.3[index])
    }
    return SIMD4(sums.0, sums.1, sums.2, sums.3)
  }
}
