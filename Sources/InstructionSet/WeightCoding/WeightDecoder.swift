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

  /// - Parameter table: the one that the instruction names, if it is loaded.
  package init(_ convolve: Convolve, table: EntropyTable?) {
    if let bits = convolve.storedBitsPerWeight {
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

/// All weights of a stream.
package struct DecodedWeights: Sendable, Hashable {
  /// The weights in the order of the stream.
  package private(set) var values: [Int8] = []
  /// Bits read when each decode cycle is done.
  package private(set) var cycleEnds: [Int] = []

  /// Decodes a stream, so many weights a cycle.
  package init(
    _ loops: ConvolutionLoops, weightsPerCycle: Int, table: EntropyTable?,
    stream: ArraySlice<Int8>
  ) {
    let runs = DecodeRuns(loops, lanes: weightsPerCycle)
    var decoder = WeightDecoder(loops.instruction, table: table)
    values.reserveCapacity(loops.weightCount)
    runs.forEach { run in
      decoder.decode(run.count, from: stream, into: &values)
      cycleEnds.append(decoder.position)
    }
  }
}
