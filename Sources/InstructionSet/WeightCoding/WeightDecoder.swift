/// The decoder at work on a convolution's stream, a cycle's weights after the other.
///
/// It takes any bytes: past the end of a stream there are zeros, and without its table a coded
/// stream has zero weights.
package struct WeightDecoder: Sendable {
  private enum Coding: Sendable {
    case packed(PackedCoding)
    case bitmap(BitmapCoding)
    case entropy(EntropyLanes)
    case absent(zero: Int8)
  }

  /// Bits read since the stream's first byte.
  package private(set) var position = 0
  private var coding: Coding
  private let hasFlags: Bool

  /// - Parameter table: the one that the instruction names, if it is loaded.
  package init(_ convolve: Convolve, table: EntropyTable?) {
    hasFlags = convolve.skipsTiles
    if let bits = convolve.weightCoding.bitsPerWeight(convolve.weightFormat) {
      coding = .packed(PackedCoding(bitsPerWeight: bits))
    } else if convolve.weightCoding == .bitmap {
      coding = .bitmap(
        BitmapCoding(
          bitsPerWeight: convolve.weightFormat.bitsPerWeight, zero: convolve.zeroWeight))
    } else if let table {
      coding = .entropy(EntropyLanes(table, lanes: convolve.weightLanes))
    } else {
      coding = .absent(zero: convolve.zeroWeight)
    }
  }

  /// Goes on to the next tile; false where all its weights are zero, and the stream has none.
  package mutating func beginTile(of stream: ArraySlice<Int8>) -> Bool {
    guard hasFlags else { return true }
    var reader = BitReader(stream, position: position)
    defer { position = reader.position }
    return reader.read(1) != 0
  }

  /// Decodes the weights of one cycle, at most as many as the decoder has lanes.
  ///
  /// - Parameter stream: all bytes of the stream.
  package mutating func decode(
    _ count: Int, from stream: ArraySlice<Int8>, into weights: inout [Int8]
  ) {
    var reader = BitReader(stream, position: position)
    switch coding {
    case .packed(let packed): packed.decode(count, from: &reader, into: &weights)
    case .bitmap(let bitmap): bitmap.decode(count, from: &reader, into: &weights)
    case .entropy(var lanes):
      // Taken out meanwhile, so that the lanes are changed in place.
      coding = .absent(zero: 0)
      lanes.decode(count, from: &reader, into: &weights)
      coding = .entropy(lanes)
    case .absent(let zero): weights.append(contentsOf: repeatElement(zero, count: count))
    }
    position = reader.position
  }
}
