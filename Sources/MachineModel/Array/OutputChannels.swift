internal import InstructionSet
internal import QuantizedArithmetic

/// What the drain does with each output channel's sums: bias, requantisation.
struct OutputChannels: Sendable {
  let biases: [Int32]
  let requantizations: [Requantization]

  /// Reads the channels' parameters.
  init(_ convolve: Convolve, _ banks: [UInt8]) {
    let parameters = (0..<convolve.output.channels).map { channel in
      let first = convolve.parameters.byte + channel * ChannelParameters.byteCount
      return ChannelParameters(bytes: banks[first..<first + ChannelParameters.byteCount])
    }
    biases = parameters.map(\.bias)
    requantizations = parameters.map {
      Requantization(
        multiplier: $0.multiplier, zeroPoint: Int32(convolve.outputZeroPoint),
        range: Int32(convolve.clampLow)...Int32(convolve.clampHigh),
        rounding: convolve.singleRounding ? .single : .double)
    }
  }

  /// The byte to be written for a channel's sum of products.
  func result(_ sum: Int32, channel: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: requantizations[channel].apply(to: sum &+ biases[channel]))
  }
}
