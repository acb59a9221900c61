/// An encoded instruction: 512 bits, stored as 64 bytes, least significant first.
package struct InstructionWord: Sendable, Hashable {
  /// Bytes in a word.
  package static let byteCount = 64

  /// The bits, 64 to a limb, least significant limb first.
  package var limbs = SIMD8<UInt64>()

  package init() {}

  /// Reads a word from its bytes, of which there must be 64.
  package init(bytes: some Collection<UInt8>) {
    for (position, byte) in bytes.enumerated() {
      limbs[position / 8] |= UInt64(byte) << UInt64(position % 8 * 8)
    }
  }

  package var bytes: [UInt8] {
    (0..<Self.byteCount).map {
      UInt8(truncatingIfNeeded: limbs[$0 / 8] >> UInt64($0 % 8 * 8))
    }
  }

  /// The `width` bits from `offset`, at most 64 of them, as an unsigned number.
  package func field(offset: Int, width: Int) -> UInt64 {
    let limb = offset / 64
    let shift = offset % 64
    var value = limbs[limb] >> UInt64(shift)
    if shift + width > 64 { value |= limbs[limb + 1] << UInt64(64 - shift) }
    return width == 64 ? value : value & (1 << UInt64(width) - 1)
  }

  /// Sets `width` bits from `offset`, which must be zero before.
  package mutating func setField(_ value: UInt64, offset: Int, width: Int) {
    let limb = offset / 64
    let shift = offset % 64
    limbs[limb] |= value << UInt64(shift)
    if shift + width > 64 { limbs[limb + 1] |= value >> UInt64(64 - shift) }
  }
}
