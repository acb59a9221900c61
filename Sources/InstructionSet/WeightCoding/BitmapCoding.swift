/// For each decode cycle a bit for each weight that is not zero, then these weights, packed.
struct BitmapCoding: Sendable {
  /// Bits of a weight that is not zero.
  let bitsPerWeight: Int
  /// What a weight is whose bit is not set.
  let zero: Int8

  /// Writes a tile.
  ///
  /// - Parameter lanes: weights of a decode cycle.
  func write(_ tile: ArraySlice<Int8>, lanes: Int, to writer: inout BitWriter) {
    for first in stride(from: tile.startIndex, to: tile.endIndex, by: lanes) {
      let run = tile[first..<min(first + lanes, tile.endIndex)]
      for weight in run { writer.write(weight == zero ? 0 : 1, bits: 1) }
      for weight in run where weight != zero { writer.write(signed: weight, bits: bitsPerWeight) }
    }
  }

  /// Bits of a stream of so many weights.
  func bits(weights: Int, zeros: Int) -> Int { weights + (weights - zeros) * bitsPerWeight }

  /// Decodes the weights of a cycle.
  func decode(_ count: Int, from reader: inout BitReader, into weights: inout [Int8]) {
    let first = weights.count
    for _ in 0..<count { weights.append(Int8(truncatingIfNeeded: reader.read(1))) }
    for index in first..<first + count {
      weights[index] = weights[index] == 0 ? zero : reader.readSigned(bitsPerWeight)
    }
  }
}
