/// Packing of two signed 4-bit values into a byte, the earlier value in the low nibble.
///
/// This is the order that TFLite files and the chip's weight decoder share.
package enum Int4Packing {
  /// The bytes that `count` values occupy.
  package static func byteCount(for count: Int) -> Int { (count + 1) / 2 }

  /// Packs values, each in `-8...7`; an odd count leaves the last high nibble zero.
  package static func pack(_ values: [Int8]) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: byteCount(for: values.count))
    for (index, value) in values.enumerated() {
      let nibble = UInt8(bitPattern: value) & 0xF
      bytes[index / 2] |= index % 2 == 0 ? nibble : nibble << 4
    }
    return bytes
  }

  /// Unpacks the first `count` values, sign-extended; missing bytes count as zero.
  package static func unpack(_ bytes: ArraySlice<UInt8>, count: Int) -> [Int8] {
    var values = [Int8](repeating: 0, count: count)
    for index in 0..<min(count, 2 * bytes.count) {
      let byte = Int8(bitPattern: bytes[bytes.startIndex + index / 2])
      values[index] = index % 2 == 0 ? (byte << 4) >> 4 : byte >> 4
    }
    return values
  }
}
