/// All weights of a stream.
package struct DecodedWeights: Sendable, Hashable {
  /// The weights in the order of the stream, those of tiles that it leaves out among them.
  package private(set) var values: [Int8] = []
  /// Bits read when each decode cycle is done.
  ///
  /// A tile that the stream leaves out takes one, for its flag; else the flag is read with the
  /// tile's first weights.
  package private(set) var cycleEnds: [Int] = []
  /// The decode cycle with which each output group's weights begin.
  package private(set) var groupStarts: [Int] = []
  /// Whether the stream leaves a tile out, tile by tile; empty where it has all.
  package private(set) var isZero: [Bool] = []

  /// Decodes a stream, so many weights a cycle.
  package init(
    _ loops: ConvolutionLoops, weightsPerCycle: Int, table: EntropyTable?,
    stream: ArraySlice<Int8>
  ) {
    let lanes = max(1, weightsPerCycle)
    var decoder = WeightDecoder(loops.instruction, table: table)
    values.reserveCapacity(loops.weightCount)
    for (index, tile) in DecodeRuns(loops, lanes: lanes).tiles.enumerated() {
      if index.isMultiple(of: loops.steps) { groupStarts.append(cycleEnds.count) }
      let isStored = decoder.beginTile(of: stream)
      if loops.instruction.skipsTiles { isZero.append(!isStored) }
      guard isStored else {
        values.append(contentsOf: repeatElement(0, count: tile.count))
        cycleEnds.append(decoder.position)
        continue
      }
      for first in stride(from: 0, to: tile.count, by: lanes) {
        decoder.decode(min(lanes, tile.count - first), from: stream, into: &values)
        cycleEnds.append(decoder.position)
      }
    }
  }
}
