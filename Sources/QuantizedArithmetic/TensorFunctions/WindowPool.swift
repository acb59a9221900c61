/// The mean or the greatest element of each window of an image, channel by channel, where
/// activations have 16 bits; what lies outside the image takes no part.
///
/// Source: TensorFlow Lite, `integer_ops/pooling.h`.
package struct WindowPool: TensorFunctionForm {
  package static let kind = TensorFunctionKind.pool

  /// Whether it is the mean, halves rounded away from zero, and not the greatest.
  package var isMean: Bool
  /// Images, rows, columns and channels of the operand.
  package var extents: [Int]
  /// Rows and columns of the result.
  package var size: [Int]
  /// Rows and columns of a window.
  package var kernel: [Int]
  /// Rows and columns between windows.
  package var stride: [Int]
  /// Rows above and columns before the image.
  package var padding: [Int]
  /// The least and the greatest result.
  package var range: ClosedRange<Int32>

  package init(
    isMean: Bool, extents: [Int], size: [Int], kernel: [Int], stride: [Int], padding: [Int],
    range: ClosedRange<Int32>
  ) {
    self.isMean = isMean
    self.extents = extents
    self.size = size
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.range = range
  }

  package var wrapped: TensorFunction { .pool(self) }
  package var leftCount: Int { extents.reduce(1, *) }
  package var resultCount: Int { extents[0] * size[0] * size[1] * extents[3] }
  package var steps: Int { resultCount * kernel[0] * kernel[1] }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    let (rows, columns) = (spans(axis: 0), spans(axis: 1))
    var index = 0
    for image in 0..<extents[0] {
      for row in rows {
        for column in columns {
          for channel in 0..<extents[3] {
            let values = row.flatMap { y in
              column.map { x in
                left[((image * extents[1] + y) * extents[2] + x) * extents[3] + channel]
              }
            }
            result[index] = pooled(values)
            index += 1
          }
        }
      }
    }
  }

  private func pooled(_ values: [Int32]) -> Int32 {
    let pooled =
      isMean
      ? roundedQuotient(values.reduce(0, &+), by: Int32(truncatingIfNeeded: max(values.count, 1)))
      : values.max() ?? range.lowerBound
    return min(max(pooled, range.lowerBound), range.upperBound)
  }

  /// The rows or columns of the image that each window has.
  private func spans(axis: Int) -> [Range<Int>] {
    (0..<size[axis]).map { index in
      let start = index * stride[axis] - padding[axis]
      return (start..<start + kernel[axis]).clamped(to: 0..<extents[axis + 1])
    }
  }

  package func write(to words: inout [Int32]) {
    words.append(isMean ? 1 : 0)
    for list in [extents, size, kernel, stride, padding] { words.append(list: list) }
    words += [range.lowerBound, range.upperBound]
  }

  package init?(from reader: inout WordReader) {
    guard let isMean = reader.next(in: 0...1), let extents = reader.extents(), extents.count == 4,
      let size = reader.extents(), size.count == 2, let kernel = reader.extents(),
      kernel.count == 2, let stride = reader.extents(), stride.count == 2,
      let padding = reader.list()?.map(Int.init), padding.count == 2,
      padding.allSatisfy({ (0...1 << 16).contains($0) }), let low = reader.next(),
      let high = reader.next(), low <= high,
      let results = TensorFunction.elementCount([extents[0], size[0], size[1], extents[3]]),
      results <= TensorFunction.mostSteps / kernel.reduce(1, *)
    else { return nil }
    self.init(
      isMean: isMean == 1, extents: extents, size: size, kernel: kernel, stride: stride,
      padding: padding, range: low...high)
  }
}
