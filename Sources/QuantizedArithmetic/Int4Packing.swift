/// Packing of two signed 4-bit values into a byte, the earlier value in the low nibble.
///
/// This is the order that TFLite files and the chip's weight decoder share.
package enum Int4Packing {
  /// The bytes that `count` values occupy.
  package static func byteCount(for count: Int) -> Int { (count + 1) / 2 }

  /// Packs values, each in `-8...7`; an odd count leaves the last high nibble zero.
  package static func pack(_ values: some Collection<Int8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount(for: values.count))
    var low: UInt8?
    for value in values {
      let nibble = UInt8(bitPattern: value) & 0xF
      if let first = low {
        bytes.append(first | nibble << 4)
        low = nil
      } else {
        low = nibble
      }
    }
    if let low { bytes.append(low) }
    return bytes
  }

  /// Unpacks the first `count` values, sign-extended; missing bytes count as zero.
  package static func unpack(_ bytes: some RandomAccessCollection<UInt8>, count: Int) -> [Int8] {
    var values: [Int8] = []
    values.reserveCapacity(count)
    for byte in bytes {
      if values.count < count { values.append(Int8(bitPattern: byte << 4) >> 4) }
      if values.count < count { values.append(Int8(bitPattern: byte) >> 4) }
    }
    values.append(contentsOf: repeatElement(0, count: Swift.max(0, count - values.count)))
    return values
  }
}
