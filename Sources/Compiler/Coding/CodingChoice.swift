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

  /// The ways to store all weights that are worth a try, the likeliest first: as the goal's costs
  /// have it, without tables, and in the fewest bits.
  func run(_ input: Schedule) -> [Schedule] {
    let layers = input.steps.map { statistics(of: $0, in: input) }
    let sharing = TableSharing(chip.decoder, layers.compactMap(\.self))
    let streams = layers.compactMap(\.self).reduce(0) { $0 + $1.packed.bits / 8 }
    let cost = CodingCost(
      chip, options, isStreamed: streams > min(options.sramLimit ?? .max, chip.sram.totalBytes))
    let preferences: [Preference] = [
      { cost.best($0, $1) }, { choices, _ in choices.count > 1 ? 1 : 0 },
      { choices, _ in choices.indices.min { choices[$0].bits < choices[$1].bits } ?? 0 },
    ]
    var found: [Schedule] = []
    var codings: Set<[WeightCoding?]> = []
    for preference in preferences {
      let candidate = coded(input, layers, sharing, preference)
      if codings.insert(candidate.steps.map(\.weightCoding)).inserted { found.append(candidate) }
    }
    return found
  }

  /// Which of some choices a convolution's weights are stored by.
  private typealias Preference = ([WeightStatistics.Choice], Convolve) -> Int

  private func statistics(of step: Step, in schedule: Schedule) -> WeightStatistics? {
    guard case .convolve(let convolve) = step.body, let slice = step.weights else { return nil }
    return WeightStatistics(schedule.weights[slice.weights].values, convolve, chip)
  }

  private func coded(
    _ input: Schedule, _ layers: [WeightStatistics?], _ sharing: TableSharing,
    _ preference: Preference
  ) -> Schedule {
    var result = input
    for position in input.steps.indices {
      guard let layer = layers[position], case .convolve(var convolve) = result.steps[position].body
      else { continue }
      choose(for: &convolve, layer, sharing, preference)
      result.steps[position].body = .convolve(convolve)
    }
    let usesTables = result.steps.contains { $0.weightCoding == .entropy }
    result.tables = usesTables ? sharing.tables : []
    return result
  }

  private func choose(
    for convolve: inout Convolve, _ layer: WeightStatistics, _ sharing: TableSharing,
    _ preference: Preference
  ) {
    let table = sharing.bestTable(for: layer)
    var choices = [layer.packed, layer.tableless]
    if let table { choices.append(WeightStatistics.Choice(coding: .entropy, bits: table.bits)) }
    let choice = choices[preference(choices, convolve)]
    if choice.coding == .entropy { convolve.weightTable = table?.index ?? 0 }
    convolve.weightCoding = choice.coding
    guard convolve.isCoded else { return }
    convolve.weightLanes = chip.decoder.weightsPerCycle
    convolve.codedBytes = (choice.bits + 7) / 8
  }
}

extension Step {
  /// How a convolution's weights are stored; nil for anything else.
  fileprivate var weightCoding: WeightCoding? {
    guard case .convolve(let convolve) = body else { return nil }
    return convolve.weightCoding
  }
}
