extension Windows {
  /// The sums of every window with every output's weights, `[batch, row, column, output]`.
  ///
  /// - Parameters:
  ///   - image: an NHWC image, its zeros being zero.
  ///   - weights: `[outputs, taps, channels]`.
  func sums(
    of image: [Int16], channels: Int, weights: [Int16], outputs: Int
  ) -> [Int32] {
    let pixels = self.image.height * self.image.width
    var patch = [Int16](repeating: 0, count: kernel.height * kernel.width * channels)
    var sums: [Int32] = []
    for batch in 0..<image.count / (pixels * channels) {
      for row in 0..<count.height {
        for column in 0..<count.width {
          for tap in patch.indices { patch[tap] = 0 }
          forEachTap(row: row, column: column) { tap, pixel in
            let source = (batch * pixels + pixel) * channels
            for channel in 0..<channels {
              patch[tap * channels + channel] = image[source + channel]
            }
          }
          var window = [Int32](repeating: 0, count: outputs)
          Int16.accumulate(patch.span, weights.span, into: &window)
          sums += window
        }
      }
    }
    return sums
  }

  /// The sums of every window channel by channel, `[batch, row, column, channel · multiplier]`.
  ///
  /// - Parameter weights: `[taps, channels · multiplier]`.
  func depthwiseSums<Value: Accumulable>(
    of image: [Value], channels: Int, weights: [Value], multiplier: Int
  ) -> [Value.Sum] {
    let pixels = self.image.height * self.image.width
    let outputs = channels * multiplier
    var sums: [Value.Sum] = []
    for batch in 0..<image.count / (pixels * channels) {
      for row in 0..<count.height {
        for column in 0..<count.width {
          var window = [Value.Sum](repeating: 0, count: outputs)
          forEachTap(row: row, column: column) { tap, pixel in
            let source = (batch * pixels + pixel) * channels
            for output in 0..<outputs {
              Value.multiplyAccumulate(
                &window[output], image[source + output / multiplier],
                weights[tap * outputs + output])
            }
          }
          sums += window
        }
      }
    }
    return sums
  }

  /// Calls `body` with each tap of a window that lies in the image, and the pixel it lies on.
  @inline(__always)
  func forEachTap(row: Int, column: Int, _ body: (_ tap: Int, _ pixel: Int) -> Void) {
    for vertical in 0..<kernel.height {
      let y = row * stride.height - padding.top + vertical * dilation.height
      guard (0..<image.height).contains(y) else { continue }
      for horizontal in 0..<kernel.width {
        let x = column * stride.width - padding.left + horizontal * dilation.width
        guard (0..<image.width).contains(x) else { continue }
        body(vertical * kernel.width + horizontal, y * image.width + x)
      }
    }
  }
}
