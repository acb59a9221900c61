import ModelIR

/// Rounds weights to fewer bits, fitted layer by layer to what the layers see.
///
/// Activations keep 8 bits; biases take up what the means lose. Layers with fewer bits take fewer
/// bytes on the chip, and layers that fit 4 bits take half the cycles of its array.
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

  /// All layers between the first and the last, which keep 8 bits.
  package init(inner grid: WeightGrid) { choice = .inner(grid) }
  /// All layers.
  package init(every grid: WeightGrid) { choice = .every(grid) }
  /// Some layers, by their place among the weighted ones.
  package init(each grids: [Int: WeightGrid]) { choice = .each(grids) }

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    let layers = network.graph.weightedLayers
    let grids = grids(of: layers, in: network.graph)
    let live = network.isLive
    var decisions: [Decision] = []
    var saved = 0
    try LayerPass(tools: tools).run(on: &network, isAsked: { grids[$0] != nil }) { place, layer in
      guard let grid = grids[place] else { return nil }
      let mask = live[layer.layer.weights]
      let fitting = layer.fit(grid, mask.map { layer.survivors(of: $0) })
      decisions.append(decision(layer, fitting, grid))
      saved += layer.bytes - fitting.bytes
      return fitting
    }
    network.decisions += decisions
    network.predictedSaving = saved
  }

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
