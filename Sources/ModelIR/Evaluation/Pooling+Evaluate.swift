import QuantizedArithmetic

extension AveragePool {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let image = try operands[0]
    let windows = try windows(over: image.tensor.shape)
    let channels = image.tensor.shape[3]
    guard result.elementType != .float32 else {
      let values = try image.elements.floats(named: "image")
      return .float32(
        windows.pooled(values, channels: channels, initial: 0, +) {
          activation.clamp($0 / Float($1))
        })
    }
    let range = try activation.range(of: result)
    let integers = try image.elements.integers(named: "image")
    let means = windows.pooled(integers, channels: channels, initial: 0, &+) {
      let mean = roundedQuotient($0, by: Int32(truncatingIfNeeded: $1))
      return min(max(mean, range.lowerBound), range.upperBound)
    }
    return TensorElements(means, as: result.elementType)
  }
}

extension MaxPool {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let image = try operands[0]
    let windows = try windows(over: image.tensor.shape)
    let channels = image.tensor.shape[3]
    guard result.elementType != .float32 else {
      let values = try image.elements.floats(named: "image")
      return .float32(
        windows.pooled(values, channels: channels, initial: -.infinity, max) { greatest, _ in
          activation.clamp(greatest)
        })
    }
    let range = try activation.range(of: result)
    let integers = try image.elements.integers(named: "image")
    let greatest = windows.pooled(integers, channels: channels, initial: .min, max) { greatest, _ in
      min(max(greatest, range.lowerBound), range.upperBound)
    }
    return TensorElements(greatest, as: result.elementType)
  }
}

extension Windows {
  /// Combines the pixels of every window channel by channel, `[batch, row, column, channel]`.
  ///
  /// - Parameter finish: takes what was combined and how many pixels of the image took part.
  func pooled<Value>(
    _ values: [Value], channels: Int, initial: Value, _ combine: (Value, Value) -> Value,
    finish: (Value, Int) -> Value
  ) -> [Value] {
    let pixels = image.height * image.width
    var results: [Value] = []
    for batch in 0..<values.count / (pixels * channels) {
      for row in 0..<count.height {
        for column in 0..<count.width {
          var window = [Value](repeating: initial, count: channels)
          var taken = 0
          forEachTap(row: row, column: column) { _, pixel in
            let source = (batch * pixels + pixel) * channels
            for channel in 0..<channels {
              window[channel] = combine(window[channel], values[source + channel])
            }
            taken += 1
          }
          results += window.map { finish($0, taken) }
        }
      }
    }
    return results
  }
}
