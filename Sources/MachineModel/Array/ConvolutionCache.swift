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

  /// Layers of one shape may take turns at the same addresses, each with weights of its own.
  private var entries: [Convolve: [Entry]] = [:]

  /// More layers than this at the same addresses are prepared anew, the oldest first.
  private static let mostAtAnAddress = 16

  /// The convolution with the weights and parameters that are in the banks now.
  mutating func prepared(
    _ convolve: Convolve, _ plan: ConvolutionPlan, _ banks: [Int8], table: EntropyTable?
  ) -> HostConvolution {
    let stream = plan.loops.streamBytes
    let start = convolve.parameters.byte
    let known = entries[convolve, default: []].first { entry in
      entry.weights.count == stream.count && banks.holds(entry.weights, at: stream.lowerBound)
        && banks.holds(entry.parameters, at: start)
    }
    if let known { return known.host }
    let host = HostConvolution(
      ConvolutionShape(convolve), weights: plan.unpackedWeights(banks, table: table),
      channels: ChannelRequantization(convolve, banks))
    let end = start + convolve.output.channels * ChannelParameters.byteCount
    entries[convolve, default: []].append(
      Entry(weights: Array(banks[stream]), parameters: Array(banks[start..<end]), host: host))
    if entries[convolve, default: []].count > Self.mostAtAnAddress {
      entries[convolve]?.removeFirst()
    }
    return host
  }
}
