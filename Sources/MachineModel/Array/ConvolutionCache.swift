internal import InstructionSet
internal import IntegerKernels

/// Convolutions made ready for the host's kernels, kept from frame to frame while the bytes that
/// they were made of stay as they are.
struct ConvolutionCache: Sendable {
  private struct Entry: Sendable {
    let weights: [Int8]
    let parameters: [Int8]
    let host: HostConvolution
  }

  private var entries: [Convolve: Entry] = [:]

  /// The convolution with the weights and parameters that are in the banks now.
  mutating func prepared(
    _ convolve: Convolve, _ plan: ConvolutionPlan, _ banks: [Int8], table: EntropyTable?
  ) -> HostConvolution {
    let weights = banks[plan.loops.streamBytes]
    let start = convolve.parameters.byte
    let size = convolve.output.channels * ChannelParameters.byteCount
    let parameters = banks[start..<start + size]
    if let entry = entries[convolve], Self.areEqual(entry.weights.span, weights.span),
      Self.areEqual(entry.parameters.span, parameters.span)
    {
      return entry.host
    }
    let host = HostConvolution(
      ConvolutionShape(convolve), weights: plan.unpackedWeights(banks, table: table),
      channels: ChannelRequantization(convolve, banks))
    entries[convolve] = Entry(
      weights: Array(weights), parameters: Array(parameters), host: host)
    return host
  }

  /// Whether two runs of as many bytes are the same; without a way out in between, so that the
  /// loop is vectorised.
  private static func areEqual(_ left: Span<Int8>, _ right: Span<Int8>) -> Bool {
    var differences: Int8 = 0
    for index in 0..<left.count { differences |= left[index] ^ right[index] }
    return differences == 0
  }
}
