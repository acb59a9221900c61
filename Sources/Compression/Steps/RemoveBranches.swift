import ModelIR

/// Takes whole residual branches away where that changes the network's outputs little, the layers
/// behind making up for them.
///
/// A branch ends in a layer that only an addition reads, the other side of which somebody else
/// reads as well. Its layers are then without effect, and folding takes them out.
package struct RemoveBranches: CompressionStep {
  package static let word = "removeBranches"
  package static let hasToPay = true
  private let mostNoise: Double

  /// - Parameter mostNoise: the mean square error at the outputs that a branch may be worth, for
  ///   each unit of their variance, by itself and before anything makes up for it.
  package init(mostNoise: Double) { self.mostNoise = mostNoise }

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    let graph = network.graph
    let layers = graph.weightedLayers
    let branches = graph.branchEnds(among: layers)
    let probe = try OutputProbe(graph, tools.calibration)
    var first: Int?
    for branch in branches {
      let noise = try probe.error { $0.silence(branch) }
      let name = graph[branch.result].shortName
      let goes = noise <= mostNoise
      network.decisions.append(
        Decision(
          step: Self.word,
          "\(name): the branch is worth \(Decibels.text(noise)) of the outputs, and "
            + (goes ? "goes" : "stays")))
      guard goes else { continue }
      network.graph.silence(branch)
      first = min(first ?? branch.operation, branch.operation)
    }
    guard let first else { return }
    let isGone = Set(layers.indices.filter { network.graph.isSilent(layers[$0]) })
    try LayerPass(tools: tools).run(
      on: &network,
      isAsked: { place in
        layers[place].operation > first && !isGone.contains(place)
          && graph.reasonNotToFit(layers[place]) == nil
      },
      fit: { _, layer in layer.fit(.int8) })
  }
}

extension Graph {
  /// The layers that residual branches end in.
  fileprivate func branchEnds(among layers: [WeightedLayer]) -> [WeightedLayer] {
    operations.flatMap { operation -> [WeightedLayer] in
      guard case .add = operation.operator else { return [] }
      let sides = operation.inputs.compactMap(\.self)
      return layers.filter { layer in
        sides.contains(layer.result) && readers(of: layer.result).count == 1
          && reasonNotToFit(layer) == nil && !outputs.contains(layer.result)
          && sides.contains { $0 != layer.result && readers(of: $0).count > 1 }
      }
    }
  }

  /// Makes all of a layer's outputs zero.
  fileprivate mutating func silence(_ layer: WeightedLayer) {
    guard case .int8(let weights)? = self[layer.weights].constant else { return }
    self[layer.weights].constant = .int8(Array(repeating: 0, count: weights.count))
    guard let id = layer.bias, case .int32(let bias)? = self[id].constant else { return }
    self[id].constant = .int32(Array(repeating: 0, count: bias.count))
  }

  fileprivate func isSilent(_ layer: WeightedLayer) -> Bool {
    guard case .int8(let weights)? = self[layer.weights].constant else { return false }
    return weights.allSatisfy { $0 == 0 }
  }
}
