/// Weights of a fixed number of bits in two's complement, one after the other.
struct PackedCoding: Sendable {
  let bitsPerWeight: Int

  /// The values that the bits hold.
  static func range(ofBits bits: Int) -> ClosedRange<Int8> {
    let limit = Int8(truncatingIfNeeded: 1 << (bits - 1) - 1)
    return ~limit...limit
  }

  func encode(_ weights: [Int8]) -> [UInt8] {
    if bitsPerWeight == 8 { return weights.map { UInt8(bitPattern: $0) } }
    var writer = BitWriter(reservingBytes: weights.count * bitsPerWeight / 8 + 1)
    write(weights[...], to: &writer)
    return writer.bytes
  }

  func write(_ weights: ArraySlice<Int8>, to writer: inout BitWriter) {
    for weight in weights { writer.write(signed: weight, bits: bitsPerWeight) }
  }

  func decode(_ count: Int, from reader: inout BitReader, into weights: inout [Int8]) {
    for _ in 0..<count { weights.append(reader.readSigned(bitsPerWeight)) }
  }
}
