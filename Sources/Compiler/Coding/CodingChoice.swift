internal import ChipDescription
internal import InstructionSet

/// Chooses how each convolution's weights are stored, and the entropy tables that they share.
///
/// Fewer bytes are fewer cycles in the weight store, fewer joules on the way and less room in the
/// banks. But a decode cycle that reads more words than a group of banks gives at a time takes
/// longer, and streams of varying width are not in step with the loads that come into the same
/// group: what counts is decided by the goal, and among equals by the bytes.
struct CodingChoice: Pass {
  package static let name = "choose codings"
  package static let summary =
    "Chooses how each convolution's weights are stored, and the tables that they share."

  let chip: ChipSpec
  let options: CompilerOptions

  func run(_ input: Schedule) -> Schedule {
    var result = input
    var layers: [WeightStatistics?] = []
    for position in input.steps.indices {
      guard case .convolve(let convolve) = input.steps[position].body,
        let slice = input.steps[position].weights
      else {
        layers.append(nil)
        continue
      }
      layers.append(WeightStatistics(input.weights[slice.weights].values, convolve, chip))
    }
    let sharing = TableSharing(chip.decoder, layers.compactMap(\.self))
    result.tables = sharing.tables
    let streams = layers.compactMap(\.self).reduce(0) { $0 + $1.packed.bits / 8 }
    let cost = CodingCost(
      chip, options, isStreamed: streams > min(options.sramLimit ?? .max, chip.sram.totalBytes))
    for position in input.steps.indices {
      guard let layer = layers[position], case .convolve(var convolve) = result.steps[position].body
      else { continue }
      choose(for: &convolve, layer, sharing, cost)
      result.steps[position].body = .convolve(convolve)
    }
    return result
  }

  private func choose(
    for convolve: inout Convolve, _ layer: WeightStatistics, _ sharing: TableSharing,
    _ cost: CodingCost
  ) {
    let table = sharing.bestTable(for: layer)
    var choices = [layer.packed, layer.tableless]
    if let table { choices.append(WeightStatistics.Choice(coding: .entropy, bits: table.bits)) }
    let choice = choices[cost.best(choices, convolve)]
    if choice.coding == .entropy { convolve.weightTable = table?.index ?? 0 }
    convolve.weightCoding = choice.coding
    guard convolve.isCoded else { return }
    convolve.weightLanes = chip.decoder.weightsPerCycle
    convolve.codedBytes = (choice.bits + 7) / 8
  }
}
