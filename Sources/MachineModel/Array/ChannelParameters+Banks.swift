internal import InstructionSet
internal import QuantizedArithmetic

extension Convolve {
  /// The parameters of some output channels, as the drain takes them.
  ///
  /// Its multiplier is built for factors: it takes no sign, and shifts as far as 32-bit arithmetic
  /// does, whatever lies in the banks.
  func channelParameters(_ channels: Range<Int>, _ banks: [Int8]) -> [ChannelParameters] {
    channels.map { channel in
      let first = parameters.byte + channel * ChannelParameters.byteCount
      var parameters = ChannelParameters(
        bytes: banks[first..<first + ChannelParameters.byteCount].map { UInt8(bitPattern: $0) })
      parameters.multiplier.significand &= .max
      parameters.multiplier.shift = min(max(parameters.multiplier.shift, -31), 30)
      return parameters
    }
  }

  /// How the drain makes a channel's result of its sum.
  func requantization(_ parameters: ChannelParameters) -> Requantization {
    Requantization(
      multiplier: parameters.multiplier, zeroPoint: Int32(outputZeroPoint),
      range: Int32(clampLow)...Int32(clampHigh), rounding: rounding)
  }
}
