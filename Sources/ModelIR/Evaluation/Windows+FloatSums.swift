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
      // Lanes without a window repeat the last one's, and do not count.
      let starts = (0..<FloatProduct.rowsAtOnce).map { lane in
        let (batch, window) = (first + min(lane, taken - 1)).quotientAndRemainder(
          dividingBy: windows)
        return (batch * size, window / count.width, window % count.width)
      }
      for tap in 0..<kernel.height * kernel.width {
        var sources = SIMD4(repeating: -1)
        for (lane, (batch, row, column)) in starts.enumerated() {
          guard let pixel = pixel(of: tap, row: row, column: column) else { continue }
          sources[lane] = batch + pixel * channels
        }
        Self.gather(
          image.span, sources, channels: channels, into: &rows, at: tap * channels)
      }
      product.append(rows, count: taken, to: &sums)
    }
    return sums
  }

  /// The pixel that a tap of a window lies on; nil where it lies in the padding.
  private func pixel(of tap: Int, row: Int, column: Int) -> Int? {
    let y = row * stride.height - padding.top + tap / kernel.width * dilation.height
    let x = column * stride.width - padding.left + tap % kernel.width * dilation.width
    guard (0..<image.height).contains(y), (0..<image.width).contains(x) else { return nil }
    return y * image.width + x
  }

  /// Sets four pixels' channels side by side; zeros for a pixel that starts below 0.
  private static func gather(
    _ image: Span<Float>, _ sources: SIMD4<Int>, channels: Int, into rows: inout [SIMD4<Float>],
    at start: Int
  ) {
    let (first, second, third, fourth) = (sources[0], sources[1], sources[2], sources[3])
    if sources.min() >= 0 {
      for channel in 0..<channels {
        rows[start + channel] = SIMD4(
          image[first + channel], image[second + channel], image[third + channel],
          image[fourth + channel])
      }
    } else {
      for channel in 0..<channels {
        rows[start + channel] = SIMD4(
          first < 0 ? 0 : image[first + channel], second < 0 ? 0 : image[second + channel],
          third < 0 ? 0 : image[third + channel], fourth < 0 ? 0 : image[fourth + channel])
      }
    }
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
