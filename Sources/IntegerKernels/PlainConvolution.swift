internal import QuantizedArithmetic

/// The convolution in plain Swift: the definition that the vectorised kernels are held against, and
/// what runs where the host has nothing better.
struct PlainConvolution: Sendable {
  let shape: ConvolutionShape
  /// Each output's weights with the zero point taken off, `[output][tap row][tap column][channel]`.
  let weights: [Int16]
  let channels: ChannelRequantization

  init(_ shape: ConvolutionShape, weights: [Int8], channels: ChannelRequantization) {
    self.shape = shape
    self.weights = weights.map { Int16($0) - Int16(shape.weightZeroPoint) }
    self.channels = channels
  }

  /// Computes some rows of the output; both maps lie in `memory`.
  func run(in memory: inout [Int8], input: Int, output: Int, rows: Range<Int>) {
    var patch = [Int16](repeating: 0, count: shape.taps * shape.input.channels)
    for row in rows {
      for column in 0..<shape.output.width {
        gather(memory, input, row: row, column: column, into: &patch)
        for channel in 0..<shape.output.channels {
          let sum = channels.biases[channel] &+ products(patch, channel)
          let result = channels.requantization(ofChannel: channel, shape).apply(to: sum)
          memory[output + shape.output.offset(row: row, column: column, channel: channel)] =
            Int8(truncatingIfNeeded: result)
        }
      }
    }
  }

  /// The inputs under the kernel: `[tap][channel]`, or for a depthwise kernel `[channel][tap]`.
  private func gather(
    _ memory: [Int8], _ input: Int, row: Int, column: Int, into patch: inout [Int16]
  ) {
    let depth = shape.input.channels
    for tap in 0..<shape.taps {
      let y =
        row * shape.strideHeight - shape.padTop + tap / shape.kernelWidth * shape.dilationHeight
      let x =
        column * shape.strideWidth - shape.padLeft + tap % shape.kernelWidth * shape.dilationWidth
      let isInside = y >= 0 && y < shape.input.height && x >= 0 && x < shape.input.width
      for channel in 0..<depth {
        let place = shape.isDepthwise ? channel * shape.taps + tap : tap * depth + channel
        patch[place] =
          isInside
          ? Int16(memory[input + shape.input.offset(row: y, column: x, channel: channel)])
          : Int16(shape.inputZeroPoint)
      }
    }
  }

  private func products(_ patch: [Int16], _ channel: Int) -> Int32 {
    let first = channel * shape.reduction
    let start = shape.isDepthwise ? first : 0
    return patch.withSpan(start..<start + shape.reduction) { inputs in
      weights.withSpan(first..<first + shape.reduction) { dotProduct(inputs, $0) }
    }
  }
}

/// The wrapping sum of products; a loop that the compiler vectorises as it stands.
private func dotProduct(_ left: Span<Int16>, _ right: Span<Int16>) -> Int32 {
  var sum: Int32 = 0
  for index in 0..<left.count {
    sum &+= Int32(left[index]) &* Int32(right[index])
  }
  return sum
}

extension Array {
  /// Hands a run of the elements to `body`.
  fileprivate func withSpan<Result>(
    _ range: Range<Int>, _ body: (Span<Element>) -> Result
  ) -> Result {
    body(span.extracting(range))
  }
}
