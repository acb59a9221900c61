internal import CIntegerKernels

/// A convolution by the kernels on pairs of 16-bit numbers, of AVX2 or of NEON.
struct PairedConvolution: Sendable {
  private let convolution: obol_convolution
  private let isDepthwise: Bool
  private let weights: [Int16]
  private let channels: ChannelRequantization

  /// Nil where the host has neither, or the kernels do not take the shape.
  init?(_ shape: ConvolutionShape, weights: [Int8], channels: ChannelRequantization) {
    guard obol_has_avx2() || obol_has_neon() else { return nil }
    // They take sixteen channels of a pixel at once.
    if shape.isDepthwise, shape.input.brickShift != 4 || shape.output.brickShift != 4 { return nil }
    convolution = obol_convolution(shape)
    isDepthwise = shape.isDepthwise
    self.channels = channels
    self.weights =
      shape.isDepthwise
      ? VectorizedConvolution.interleaved(weights, shape) : Self.packed(weights, convolution)
  }

  private static func packed(_ weights: [Int8], _ convolution: obol_convolution) -> [Int16] {
    var convolution = convolution
    var packed = [Int16](repeating: 0, count: Int(obol_pair_weights(&convolution)))
    obol_pack_pairs(&convolution, weights, &packed)
    return packed
  }

  func run(in memory: inout [Int8], input: Int, output: Int, rows: Range<Int>) {
    var convolution = convolution
    let (from, to) = (Int64(input), Int64(output))
    let (first, end) = (Int32(rows.lowerBound), Int32(rows.upperBound))
    let (biases, significands, shifts) = (channels.biases, channels.significands, channels.shifts)
    guard !isDepthwise else {
      let kernel = obol_has_avx2() ? obol_convolve_depthwise_avx2 : obol_convolve_depthwise_neon
      kernel(
        &convolution, &memory, from, to, weights, biases, significands, shifts, first, end)
      return
    }
    var scratch = [Int16](repeating: 0, count: Int(obol_pair_scratch(&convolution)))
    let kernel = obol_has_avx2() ? obol_convolve_dense_avx2 : obol_convolve_dense_neon
    kernel(
      &convolution, &memory, from, to, weights, biases, significands, shifts, first, end, &scratch)
  }
}
