/// Rows and columns of an image in another number, each pixel made of the four about its place,
/// with weights of ten fraction bits.
///
/// Source: TensorFlow Lite, `reference/resize_bilinear.h` (`ResizeBilinearInteger`).
package struct Interpolation: TensorFunctionForm {
  package static let kind = TensorFunctionKind.interpolate

  /// Images, rows, columns and channels of the operand.
  package var extents: [Int]
  /// Rows and columns of the result.
  package var size: [Int]
  /// Whether the corner pixels of both lie on each other.
  package var alignsCorners: Bool
  /// Whether places count from the middles of pixels.
  package var hasHalfPixels: Bool

  package init(extents: [Int], size: [Int], alignsCorners: Bool, hasHalfPixels: Bool) {
    self.extents = extents
    self.size = size
    self.alignsCorners = alignsCorners
    self.hasHalfPixels = hasHalfPixels
  }

  package var wrapped: TensorFunction { .interpolate(self) }
  package var leftCount: Int { extents.reduce(1, *) }
  package var resultCount: Int { extents[0] * size[0] * size[1] * extents[3] }
  package var steps: Int { 4 * resultCount }

  package func apply(_ left: [Int32], _ right: [Int32], to result: inout [Int32]) {
    let (rows, columns) = (places(axis: 0), places(axis: 1))
    let (height, width, channels) = (extents[1], extents[2], extents[3])
    var index = 0
    for image in 0..<extents[0] {
      for row in rows {
        for column in columns {
          for channel in 0..<channels {
            var sum: Int64 = 0
            for (y, rowWeight) in [(row.low, 1024 - row.part), (row.high, row.part)] {
              for (x, weight) in [(column.low, 1024 - column.part), (column.high, column.part)] {
                let place = ((image * height + y) * width + x) * channels + channel
                sum += Int64(left[place]) * Int64(rowWeight * weight)
              }
            }
            let half: Int64 = sum > 0 ? 1 << 19 : -(1 << 19)
            result[index] = Int32(truncatingIfNeeded: (sum + half) / (1 << 20))
            index += 1
          }
        }
      }
    }
  }

  /// The two rows or columns about each one of the result, and the second one's weight.
  private func places(axis: Int) -> [(low: Int, high: Int, part: Int)] {
    let (input, output) = (extents[axis + 1], size[axis])
    var scale = (1024 * input + output / 2) / output
    if alignsCorners && output > 1 {
      scale = (1024 * (input - 1) + (output - 1) / 2) / (output - 1)
    }
    return (0..<output).map { index in
      let place = hasHalfPixels ? index * scale + scale / 2 - 512 : index * scale
      let low = min(max(place / 1024, 0), input - 1)
      let high = max(0, min((place + 1023) / 1024, input - 1))
      return (low, high, place - 1024 * low)
    }
  }

  package func write(to words: inout [Int32]) {
    words.append(list: extents)
    words.append(list: size)
    words += [alignsCorners ? 1 : 0, hasHalfPixels ? 1 : 0]
  }

  package init?(from reader: inout WordReader) {
    guard let extents = reader.extents(), extents.count == 4, let size = reader.extents(),
      size.count == 2, let aligns = reader.next(in: 0...1), let halves = reader.next(in: 0...1),
      TensorFunction.elementCount([extents[0], size[0], size[1], extents[3]]) != nil
    else { return nil }
    self.init(extents: extents, size: size, alignsCorners: aligns == 1, hasHalfPixels: halves == 1)
  }
}
