import ModelIR

/// Rounds weights to fewer bits, fitted layer by layer to what the layers see.
///
/// Activations keep the bits that they have; biases take up what the means lose. Layers with fewer
/// bits take fewer bytes on the chip, and layers that fit 4 bits take half the cycles of its array.
package struct RoundWeights: CompressionStep {
  package static let word = "roundWeights"
  package static let hasToPay = true

  /// The bits of each layer, by its place among the weighted ones.
  private enum Choice: Sendable {
    /// The same for all between the first and the last, which keep 8.
    case inner(WeightGrid)
    /// The same for all.
    case every(WeightGrid)
    case each([Int: WeightGrid])
  }

  private let choice: Choice
  private let options: RoundingOptions

  /// All layers between the first and the last, which keep 8 bits.
  package init(inner grid: WeightGrid, _ options: RoundingOptions = RoundingOptions()) {
    self.init(.inner(grid), options)
  }
  /// All layers.
  package init(every grid: WeightGrid, _ options: RoundingOptions = RoundingOptions()) {
    self.init(.every(grid), options)
  }
  /// Some layers, by their place among the weighted ones.
  package init(each grids: [Int: WeightGrid], _ options: RoundingOptions = RoundingOptions()) {
    self.init(.each(grids), options)
  }

  private init(_ choice: Choice, _ options: RoundingOptions) {
    self.choice = choice
    self.options = options
  }

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    guard options.usesColumnSteps else { return try round(&network, tools) }
    try roundByColumn(&network, tools)
  }

  /// Rounds the layers of a network, one after the other.
  ///
  /// - Parameters:
  ///   - steps: of layers whose input channels have been scaled for them, by their place.
  ///   - look: called with each layer and its fitting.
  private func round(
    _ network: inout CompressedNetwork, _ tools: CompressionTools,
    _ steps: [Int: ColumnSteps] = [:],
    look: (_ place: Int, FittedLayer, WeightGrid, Survivors?, LayerFitting) -> Void = {
      _, _, _, _, _ in
    }
  ) throws(CompressionError) {
    let grids = grids(of: network.graph.weightedLayers, in: network.graph)
    let live = network.isLive
    var decisions: [Decision] = []
    var saved = 0
    try LayerPass(tools: tools).run(on: &network, isAsked: { grids[$0] != nil }) { place, layer in
      guard let grid = grids[place] else { return nil }
      let survivors = live[layer.layer.weights].map { layer.survivors(of: $0) }
      var fitting = layer.fit(grid, survivors, coarseness: steps[place]?.coarseness ?? 1)
      look(place, layer, grid, survivors, fitting)
      if options.isLearned, grid != .int8 {
        fitting = layer.learned(from: fitting, grid, survivors)
      }
      decisions.append(decision(layer, fitting, grid))
      saved += layer.bytes - fitting.bytes
      return fitting
    }
    network.decisions += decisions
    network.predictedSaving = saved
  }

  /// Rounds with equal steps for all input channels, and with steps of their own where the
  /// prediction says that these take fewer bytes at the same error; they stay where the machine
  /// says so too.
  private func roundByColumn(
    _ network: inout CompressedNetwork, _ tools: CompressionTools
  ) throws(CompressionError) {
    let given = network
    let statistics = try tools.calibration.statistics(of: given.graph)
    let limits = ColumnScaling.limits(of: given.graph, statistics)
    var steps: [Int: ColumnSteps] = [:]
    try round(&network, tools) { place, layer, grid, survivors, fitting in
      guard let limits = limits[place], grid != .int8 else { return }
      steps[place] = ColumnSteps(layer, grid, survivors, limits: limits, equal: fitting)
    }
    // Layers that do not gain are left out, and the others asked again without them.
    for _ in 0..<Self.mostRounds {
      var other = given
      let scalings = steps.keys.sorted().compactMap { place in
        steps[place].map { ColumnScaling(place: place, factors: $0.factors) }
      }
      try other.scale(scalings, statistics, tools.calibration)
      try round(&other, tools, steps)
      let outcome = try ColumnOutcome(steps, equal: network, own: other, tools)
      network.decisions += outcome.decisions
      steps = outcome.paying
      if outcome.isTaken {
        other.decisions = network.decisions
        network = other
      }
      if outcome.isTaken || steps.isEmpty { return }
    }
  }

  /// Times that the machine is asked whether steps of their own pay.
  private static let mostRounds = 2

  /// The grid of each layer that gets one.
  private func grids(of layers: [WeightedLayer], in graph: Graph) -> [Int: WeightGrid] {
    let able = layers.indices.filter { graph.reasonNotToFit(layers[$0]) == nil }
    switch choice {
    case .each(let grids): return grids.filter { able.contains($0.key) }
    case .every(let grid): return Dictionary(uniqueKeysWithValues: able.map { ($0, grid) })
    case .inner(let grid):
      let inner = able.filter { $0 != layers.startIndex && $0 != layers.endIndex - 1 }
      return Dictionary(uniqueKeysWithValues: inner.map { ($0, grid) })
    }
  }

  private func decision(
    _ layer: FittedLayer, _ fitting: LayerFitting, _ grid: WeightGrid
  ) -> Decision {
    let values = fitting.rows.flatMap(\.integers)
    return Decision(
      step: Self.word,
      "\(layer.name): \(values.count) weights to \(grid.bits) bits, noise "
        + "\(Decibels.text(fitting.noise)), \(fitting.bytes) bytes predicted")
  }
}
