/// Products channel by channel, the work of a depthwise convolution.
package enum ChannelProducts {
  /// `sums[c] += values[c] · weights[c]`, wrapping, for each sum.
  ///
  /// - Parameters:
  ///   - values: int8 bytes, at least as many as sums.
  ///   - weights: as many as sums.
  package static func accumulate(
    values: Span<UInt8>, weights: Span<Int16>, into sums: inout MutableSpan<Int32>
  ) {
    let count = sums.count
    let values = values.extracting(0..<count)
    let weights = weights.extracting(0..<count)
    for channel in 0..<count {
      sums[channel] &+= Int32(Int8(bitPattern: values[channel])) &* Int32(weights[channel])
    }
  }
}
