package import QuantizedArithmetic

/// What the drain needs for an output channel, as it lies in the banks.
///
/// Twelve bytes: bias and significand as little-endian 32-bit words, then the shift, then padding.
package struct ChannelParameters: Sendable, Hashable {
  /// Bytes for each channel.
  package static let byteCount = 12

  /// What the sum starts from.
  package var bias: Int32
  /// The factor from the sum's scale to the output's.
  package var multiplier: FixedPointMultiplier

  package init(bias: Int32, multiplier: FixedPointMultiplier) {
    self.bias = bias
    self.multiplier = multiplier
  }

  package var bytes: [UInt8] {
    Self.littleEndian(bias) + Self.littleEndian(multiplier.significand)
      + [UInt8(truncatingIfNeeded: multiplier.shift), 0, 0, 0]
  }

  /// Reads the parameters from twelve bytes.
  package init(bytes: some Collection<UInt8>) {
    let all = Array(bytes)
    bias = Self.word(all[0..<4])
    multiplier = FixedPointMultiplier(
      significand: Self.word(all[4..<8]), shift: Int(Int8(bitPattern: all[8])))
  }

  private static func littleEndian(_ value: Int32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> Int32($0 * 8)) }
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> Int32 {
    bytes.reversed().reduce(0) { $0 << 8 | Int32($1) }
  }
}
