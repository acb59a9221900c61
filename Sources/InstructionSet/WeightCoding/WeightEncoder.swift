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
    let loops = ConvolutionLoops(convolve, geometry)
    let runs = DecodeRuns(loops, lanes: convolve.weightLanes)
    if convolve.weightCoding == .bitmap {
      return BitmapCoding(
        bitsPerWeight: convolve.weightFormat.bitsPerWeight, zero: convolve.zeroWeight
      ).encode(weights, runs: runs)
    }
    return coding?.encode(weights, runs: runs)
  }
}
