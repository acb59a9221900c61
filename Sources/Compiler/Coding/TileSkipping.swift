internal import ChipDescription
internal import InstructionSet

/// Finds the convolutions of which the array leaves out enough weight tiles, all of them zeros.
///
/// It comes after traversals are chosen, which say what a tile is.
struct TileSkipping: Pass {
  package static let name = "find tiles of zeros"
  package static let summary = "Finds the convolutions of which the array leaves out weight tiles."

  let chip: ChipSpec

  /// What part of its tiles a convolution has to have zero: less is lost again to flags, and to
  /// streams that are no longer in step with the loads.
  private static let leastShare = 0.05

  func run(_ input: Schedule) -> Schedule {
    guard chip.array.skipsTiles else { return input }
    var result = input
    for position in input.steps.indices {
      guard case .convolve(var convolve) = input.steps[position].body, !convolve.depthwise,
        convolve.weightZeroPoint == 0, let slice = input.steps[position].weights
      else { continue }
      let geometry = ArrayGeometry(chip)
      let loops = ConvolutionLoops(convolve, geometry)
      let most = Int(Double(loops.tiles) * (1 - Self.leastShare))
      let weights = input.weights[slice.weights]
      guard hasZeros(weights, for: loops.tiles - most, of: loops) else { continue }
      let values = WeightEncoding(geometry: geometry).stream(
        of: convolve, weights, firstChannel: slice.channels.lowerBound)
      let stored = WeightEncoder(convolve, geometry).storedTiles(of: values)
      guard stored <= most else { continue }
      convolve.storedTiles = stored
      result.steps[position].body = .convolve(convolve)
    }
    return result
  }

  /// Whether there are zeros enough for so many tiles of the smallest size, as few networks have:
  /// counting them takes less than putting all weights in the array's order.
  private func hasZeros(
    _ weights: ConvolutionWeights, for tiles: Int, of loops: ConvolutionLoops
  ) -> Bool {
    let outputs = loops.outputs(inGroup: loops.outputGroups - 1)
    let lanes = (0..<loops.steps).map { loops.lanes(ofStep: $0) }.min() ?? 0
    return weights.values.count { $0 == 0 } >= tiles * outputs * lanes
  }
}
