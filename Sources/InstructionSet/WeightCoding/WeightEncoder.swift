/// Lays weights, in the order of the stream, out as the decoder reads them.
package struct WeightEncoder: Sendable {
  package let convolve: Convolve
  package let geometry: ArrayGeometry

  package init(_ convolve: Convolve, _ geometry: ArrayGeometry) {
    self.convolve = convolve
    self.geometry = geometry
  }

  /// The stream; nil where the table has no code for one of the weights, or is not there.
  package func encode(_ weights: [Int8], coding: EntropyCoding?) -> [UInt8]? {
    if let bits = convolve.storedBitsPerWeight {
      return PackedCoding(bitsPerWeight: bits).encode(weights)
    }
    let runs = DecodeRuns(ConvolutionLoops(convolve, geometry), lanes: convolve.weightLanes)
    let tiles = runs.tiles
    let isStored = convolve.skipsTiles ? isStored(tiles, weights) : tiles.map { _ in true }
    guard let write = writer(of: weights, zip(tiles, isStored).filter(\.1).map(\.0), coding)
    else { return nil }
    var writer = BitWriter(reservingBytes: weights.count)
    for (tile, isStored) in zip(tiles, isStored) {
      if convolve.skipsTiles { writer.write(isStored ? 1 : 0, bits: 1) }
      if isStored { write(tile, &writer) }
    }
    return writer.bytes
  }

  /// Tiles that a stream stores which leaves out those of zeros.
  package func storedTiles(of weights: [Int8]) -> Int {
    let tiles = DecodeRuns(ConvolutionLoops(convolve, geometry), lanes: 1).tiles
    return isStored(tiles, weights).count { $0 }
  }

  /// The tiles that have weights other than zero, and the first, as no instruction has none.
  private func isStored(_ tiles: [Range<Int>], _ weights: [Int8]) -> [Bool] {
    tiles.map { tile in tile.lowerBound == 0 || weights[tile].contains { $0 != 0 } }
  }

  /// Writes the weights of one tile.
  private typealias TileWriter = (_ tile: Range<Int>, _ writer: inout BitWriter) -> Void

  /// What writes the stored tiles, in their order; nil where it cannot.
  private func writer(
    of weights: [Int8], _ tiles: [Range<Int>], _ entropy: EntropyCoding?
  ) -> TileWriter? {
    let lanes = convolve.weightLanes
    if let bits = convolve.weightCoding.bitsPerWeight(convolve.weightFormat) {
      let packed = PackedCoding(bitsPerWeight: bits)
      return { packed.write(weights[$0], to: &$1) }
    }
    if convolve.weightCoding == .bitmap {
      let bitmap = BitmapCoding(
        bitsPerWeight: convolve.weightFormat.bitsPerWeight, zero: convolve.zeroWeight)
      return { bitmap.write(weights[$0], lanes: lanes, to: &$1) }
    }
    guard let fields = entropy?.fields(of: weights, tiles: tiles, lanes: lanes) else { return nil }
    return { tile, writer in
      for field in fields[tile] { writer.write(Int(field & 0xFFFF), bits: Int(field >> 16)) }
    }
  }
}
