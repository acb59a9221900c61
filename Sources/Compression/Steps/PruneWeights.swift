import ModelIR

/// Makes weights zero, the others making up for them.
package struct PruneWeights: CompressionStep {
  package static let word = "pruneWeights"
  package static let hasToPay = true
  private let sparsity: Sparsity

  /// All layers between the first and the last.
  package init(_ sparsity: Sparsity) { self.sparsity = sparsity }

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    let graph = network.graph
    let layers = graph.weightedLayers
    let isAsked = { (place: Int) in
      place != layers.startIndex && place != layers.endIndex - 1
        && graph.reasonNotToFit(layers[place]) == nil && fits(graph[layers[place].weights].shape)
    }
    var live = network.isLive
    var decisions: [Decision] = []
    var saved = 0
    try LayerPass(tools: tools).run(on: &network, isAsked: isAsked) { _, layer in
      let isLive = layer.pruned(to: sparsity)
      let fitting = layer.fit(.int8, layer.survivors(of: isLive))
      live[layer.layer.weights] = isLive
      let bytes = predictedBytes(fitting, isLive, tools.costs?.zeroTile)
      decisions.append(decision(layer, fitting, bytes: bytes))
      saved += layer.bytes - bytes
      return fitting
    }
    network.isLive = live
    network.decisions += decisions
    network.predictedSaving = saved
  }

  /// Whether whole runs of input channels make up a layer's weights.
  private func fits(_ shape: Shape) -> Bool {
    switch sparsity {
    case .share: true
    case .pattern(_, let of), .blocks(_, let of, _): (shape.dimensions.last ?? 0) % of == 0
    }
  }

  /// What the weights take on the chip: those that stay, where it leaves blocks of zeros out.
  private func predictedBytes(
    _ fitting: LayerFitting, _ isLive: [[Bool]], _ tile: ZeroTile?
  ) -> Int {
    guard case .blocks(_, let inputs, let outputs) = sparsity, let tile,
      inputs.isMultiple(of: tile.inputs), outputs.isMultiple(of: tile.outputs)
    else { return fitting.bytes }
    let stored = zip(fitting.rows, isLive).flatMap { row, isLive in
      zip(row.integers, isLive).filter(\.1).map(\.0)
    }
    return min(fitting.bytes, WeightEntropy(stored).bytes)
  }

  private func decision(
    _ layer: FittedLayer, _ fitting: LayerFitting, bytes: Int
  ) -> Decision {
    let values = fitting.rows.flatMap(\.integers)
    return Decision(
      step: Self.word,
      "\(layer.name): \(values.count { $0 == 0 }) of \(values.count) weights to zero, noise "
        + "\(Decibels.text(fitting.noise)), \(bytes) bytes predicted")
  }
}
