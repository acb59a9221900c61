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
      let values = WeightEncoding(geometry: geometry).stream(
        of: convolve, input.weights[slice.weights], firstChannel: slice.channels.lowerBound)
      let stored = WeightEncoder(convolve, geometry).storedTiles(of: values)
      let loops = ConvolutionLoops(convolve, geometry)
      let most = Double(loops.tiles) * (1 - Self.leastShare)
      guard stored > 0, Double(stored) <= most else { continue }
      convolve.storedTiles = stored
      result.steps[position].body = .convolve(convolve)
    }
    return result
  }
}
