extension Windows {
  /// The sums of every window with every output's weights, `[batch, row, column, output]`.
  ///
  /// - Parameters:
  ///   - image: an NHWC image.
  ///   - weights: `[outputs, taps, channels]`.
  func floatSums(
    of image: [Float], channels: Int, weights: [Float], outputs: Int
  ) -> [Float] {
    let product = FloatProduct(weights, outputs: outputs)
    let size = self.image.height * self.image.width * channels
    let batches = image.count / size
    let windows = count.height * count.width
    var sums: [Float] = []
    sums.reserveCapacity(batches * windows * outputs)
    var rows = [SIMD4<Float>](
      repeating: .zero, count: kernel.height * kernel.width * channels)
    for first in Swift.stride(from: 0, to: batches * windows, by: FloatProduct.rowsAtOnce) {
      let taken = min(FloatProduct.rowsAtOnce, batches * windows - first)
      for lane in 0..<taken {
        let (batch, window) = (first + lane).quotientAndRemainder(dividingBy: windows)
        let (row, column) = window.quotientAndRemainder(dividingBy: count.width)
        if padding != Padding() { for term in rows.indices { rows[term][lane] = 0 } }
        forEachTap(row: row, column: column) { tap, pixel in
          let source = batch * size + pixel * channels
          for channel in 0..<channels {
            rows[tap * channels + channel][lane] = image[source + channel]
          }
        }
      }
      product.append(rows, count: taken, to: &sums)
    }
    return sums
  }

  /// The sums of every window channel by channel, `[batch, row, column, channel · multiplier]`.
  ///
  /// - Parameter weights: `[taps, channels · multiplier]`.
  func floatDepthwiseSums(
    of image: [Float], channels: Int, weights: [Float], multiplier: Int
  ) -> [Float] {
    guard multiplier == 1 else {
      return depthwiseSums(
        of: image, channels: channels, weights: weights, multiplier: multiplier)
    }
    let pixels = self.image.height * self.image.width
    var sums: [Float] = []
    sums.reserveCapacity(image.count / pixels * count.height * count.width)
    for batch in 0..<image.count / (pixels * channels) {
      for row in 0..<count.height {
        for column in 0..<count.width {
          var window = [Float](repeating: 0, count: channels)
          forEachTap(row: row, column: column) { tap, pixel in
            let source = (batch * pixels + pixel) * channels
            Self.multiplyAccumulate(
              image.span.extracting(source..<source + channels),
              weights.span.extracting(tap * channels..<(tap + 1) * channels), into: &window)
          }
          sums += window
        }
      }
    }
    return sums
  }

  private static func multiplyAccumulate(
    _ values: Span<Float>, _ weights: Span<Float>, into window: inout [Float]
  ) {
    var totals = window.mutableSpan
    for index in 0..<min(totals.count, values.count, weights.count) {
      totals[index] += values[index] * weights[index]
    }
  }
}
