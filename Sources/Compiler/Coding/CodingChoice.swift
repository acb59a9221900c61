internal import ChipDescription
internal import InstructionSet

/// Chooses how each convolution's weights are stored, and the entropy tables that they share.
///
/// The decoder is equally fast with all that it knows, so that the fewest bytes cost least: in the
/// weight store, in the banks and on the way.
struct CodingChoice: Pass {
  package static let name = "choose codings"
  package static let summary =
    "Chooses how each convolution's weights are stored, and the tables that they share."

  let chip: ChipSpec

  func run(_ input: Schedule) -> Schedule {
    var result = input
    var layers: [WeightStatistics?] = []
    for position in input.steps.indices {
      guard case .convolve(var convolve) = input.steps[position].body,
        let slice = input.steps[position].weights
      else {
        layers.append(nil)
        continue
      }
      let statistics = WeightStatistics(input.weights[slice.weights].values, convolve, chip)
      convolve.weightFormat = statistics.format
      result.steps[position].body = .convolve(convolve)
      layers.append(statistics)
    }
    let sharing = TableSharing(chip.decoder, layers.compactMap(\.self))
    result.tables = sharing.tables
    for position in input.steps.indices {
      guard let layer = layers[position], case .convolve(var convolve) = result.steps[position].body
      else { continue }
      choose(for: &convolve, layer, sharing)
      result.steps[position].body = .convolve(convolve)
    }
    return result
  }

  private func choose(
    for convolve: inout Convolve, _ layer: WeightStatistics, _ sharing: TableSharing
  ) {
    var choice = layer.tableless
    if let table = sharing.bestTable(for: layer), table.bits < choice.bits {
      choice = WeightStatistics.Choice(coding: .entropy, bits: table.bits)
      convolve.weightTable = table.index
    }
    convolve.weightCoding = choice.coding
    guard convolve.isCoded else { return }
    convolve.weightLanes = chip.decoder.weightsPerCycle
    convolve.codedBytes = (choice.bits + 7) / 8
  }
}
