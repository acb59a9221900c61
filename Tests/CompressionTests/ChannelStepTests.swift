import Compression
import ModelIR
import TestSupport
import Testing

@Suite("Steps that take whole parts of a network away")
struct ChannelStepTests {
  @Test("take channels that are tied together away together, and make up for them")
  func channels() throws {
    var network = FloatNetwork(seed: 4, addsSoftmax: false)
    let calibration = Calibration(frames: network.frames(16))
    let tools = CompressionTools(calibration: calibration)
    let pruned = try Recipe(Recipe.int8.steps + [PruneChannels(share: 0.5)])
      .apply(to: network.graph, with: tools).graph
    let layers = pruned.weightedLayers
    let dead = layers.map { Self.deadOutputs(of: $0, pruned) }
    // The first convolution, the depthwise one and the pointwise one meet in an addition.
    #expect(dead[0].count == pruned[layers[0].weights].shape[0] / 2)
    #expect(dead[1] == dead[0] && dead[2] == dead[0])
    #expect(dead[4].isEmpty)
    var plain = try Recipe.int8.apply(to: network.graph, with: tools).graph
    for (layer, channels) in zip(layers, dead) {
      guard case .int8(var weights)? = plain[layer.weights].constant,
        let id = layer.bias, case .int32(var bias)? = plain[id].constant
      else { continue }
      for place in weights.indices where channels.contains(Self.output(place, layer, plain)) {
        weights[place] = 0
      }
      for channel in channels { bias[channel] = 0 }
      plain[layer.weights].constant = .int8(weights)
      plain[id].constant = .int32(bias)
    }
    let expected = try calibration.outputs(of: network.graph)
    let error = { (graph: Graph) in
      zip(expected, try calibration.outputs(of: graph)).reduce(Float(0)) { sum, pair in
        sum + zip(pair.0[0].reals, pair.1[0].reals).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
    }
    #expect(try error(pruned) < error(plain))
  }

  @Test("leave no fewer channels than the array takes at once")
  func granule() throws {
    struct WideOracle: CostOracle {
      let channelGranule = 64

      func cost(of graph: Graph) -> NetworkCost { WeightStepTests.CountingOracle().cost(of: graph) }
    }
    let network = try WeightStepTests.compressed(
      seed: 4, [PruneChannels(share: 0.5)], costs: WideOracle())
    #expect(network.decisions.last?.text.hasPrefix("not taken") == true)
  }

  @Test("make zeros in whole blocks")
  func blocks() throws {
    let sparsity = try #require(Sparsity("0.5x2"))
    #expect(sparsity == .blocks(share: 0.5, of: 2))
    let pruning = RowPruning(inverse: [
      [1, 0.5, 0, 0], [0.5, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1],
    ])
    let removals = pruning.blockRemovals(of: [[1, 1, 0.5, 3]], blocks: 1, width: 2)
    // wᵀ (H⁻¹_BB)⁻¹ w is 4/3 for the first block and 9.25 for the second.
    #expect(removals.map(\.column) == [0, 1])
    #expect(removals.allSatisfy { abs($0.cost - 4 / 3) < 1e-12 })
  }

  private static func output(_ place: Int, _ layer: WeightedLayer, _ graph: Graph) -> Int {
    let inner = graph[layer.weights].shape.dimensions[(layer.outputAxis + 1)...].reduce(1, *)
    return place / inner % graph[layer.weights].shape[layer.outputAxis]
  }

  /// The outputs of a layer whose weights are all zero.
  private static func deadOutputs(of layer: WeightedLayer, _ graph: Graph) -> [Int] {
    let values = WeightStepTests.integers(layer, of: graph)
    let live = Set(values.indices.filter { values[$0] != 0 }.map { output($0, layer, graph) })
    return (0..<graph[layer.weights].shape[layer.outputAxis]).filter { !live.contains($0) }
  }
}
