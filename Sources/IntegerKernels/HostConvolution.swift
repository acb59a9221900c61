/// A convolution made ready for the host: weights packed once, to be run on any number of frames.
package struct HostConvolution: Sendable {
  private enum Prepared: Sendable {
    case plain(PlainConvolution)
    case vectorized(VectorizedConvolution)
    case paired(PairedConvolution)
  }

  private let prepared: Prepared

  /// Packs the weights.
  ///
  /// - Parameter weights: `[output][tap row][tap column][input channel]`, the input channel left
  /// out
  ///   in a depthwise convolution; the zero point still in them.
  package init(
    _ shape: ConvolutionShape, weights: [Int8], channels: ChannelRequantization,
    kernels: Kernels = .best
  ) {
    if kernels == .avx512VNNI, kernels.isAvailable,
      let vectorized = VectorizedConvolution(shape, weights: weights, channels: channels)
    {
      prepared = .vectorized(vectorized)
    } else if kernels != .plain,
      let paired = PairedConvolution(shape, weights: weights, channels: channels)
    {
      prepared = .paired(paired)
    } else {
      prepared = .plain(PlainConvolution(shape, weights: weights, channels: channels))
    }
  }

  /// Computes some rows of the output.
  ///
  /// - Parameters:
  ///   - memory: holds both maps; every byte that the shape describes must lie in it.
  ///   - input: the first byte of the input map.
  ///   - output: the first byte of the output map.
  package func run(in memory: inout [Int8], input: Int, output: Int, rows: Range<Int>) {
    switch prepared {
    case .plain(let plain): plain.run(in: &memory, input: input, output: output, rows: rows)
    case .vectorized(let vectorized):
      vectorized.run(in: &memory, input: input, output: output, rows: rows)
    case .paired(let paired): paired.run(in: &memory, input: input, output: output, rows: rows)
    }
  }
}
