import Compression
import ModelIR
import TestSupport
import Testing

@Suite("Steps that make weights smaller")
struct WeightStepTests {
  /// Costs as many bytes as there are weights other than zero, or the same whatever is done.
  struct CountingOracle: CostOracle {
    var isBlind = false

    func cost(of graph: Graph) -> NetworkCost {
      let bytes = graph.weightedLayers.reduce(0) { sum, layer in
        guard case .int8(let values)? = graph[layer.weights].constant else { return sum }
        return sum + WeightEntropy(values).bytes
      }
      return NetworkCost(
        cycles: 1000, framesPerSecond: 1, milliwatts: 1, microjoules: 1, sramBytes: 1,
        weightBytes: bytes, encodedWeightBytes: isBlind ? 7 : bytes)
    }
  }

  static func compressed(
    seed: UInt64, _ steps: [any CompressionStep], costs: (any CostOracle)? = nil,
    workers: any FrameWorkers = OneWorker()
  ) throws -> CompressedNetwork {
    var network = FloatNetwork(seed: seed)
    let calibration = Calibration(frames: network.frames(12), workers: workers)
    return try Recipe(Recipe.int8.steps + steps).apply(
      to: network.graph, with: CompressionTools(calibration: calibration, costs: costs))
  }

  static func integers(_ layer: WeightedLayer, of graph: Graph) -> [Int8] {
    guard case .int8(let values)? = graph[layer.weights].constant else { return [] }
    return values
  }

  @Test("keep inner weights on their grid, and the ends and depthwise ones at 8 bits")
  func grids() throws {
    let grid = try #require(WeightGrid(bits: 4))
    let graph = try Self.compressed(seed: 2, [RoundWeights(inner: grid)]).graph
    let layers = graph.weightedLayers
    for (place, layer) in layers.enumerated() {
      let greatest = Self.integers(layer, of: graph).map(\.magnitude).max() ?? 0
      let isInner = place > 0 && place < layers.count - 1 && layer.inputAxis != nil
      #expect(isInner ? greatest <= 7 : greatest > 7)
    }
  }

  @Test("give outputs nearer to the real ones than rounding alone")
  func accuracy() throws {
    let grid = try #require(WeightGrid(bits: 3))
    var network = FloatNetwork(seed: 7, addsSoftmax: false)
    let calibration = Calibration(frames: network.frames(24))
    let tools = CompressionTools(calibration: calibration)
    let fitted = try Recipe(Recipe.int8.steps + [RoundWeights(every: grid)])
      .apply(to: network.graph, with: tools).graph
    var plain = try Recipe.int8.apply(to: network.graph, with: tools).graph
    for layer in plain.weightedLayers where layer.inputAxis != nil {
      let values = Self.integers(layer, of: plain)
      // The nearest multiples of 127 / 3, which are the grid of 3 bits over the same range.
      plain[layer.weights].constant = .int8(
        values.map { Int8((Float($0) * 3 / 127).rounded() * 127 / 3) })
    }
    let expected = try calibration.outputs(of: network.graph)
    let error = { (graph: Graph) in
      zip(expected, try calibration.outputs(of: graph)).reduce(Float(0)) { sum, pair in
        sum + zip(pair.0[0].reals, pair.1[0].reals).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
    }
    #expect(try error(fitted) < error(plain))
  }

  @Test("reach the share of zeros that was asked for, and keep it when rounding follows")
  func zeros() throws {
    let grid = try #require(WeightGrid(bits: 4))
    let graph = try Self.compressed(
      seed: 3, [PruneWeights(.share(0.5)), RoundWeights(inner: grid)]
    ).graph
    let layers = graph.weightedLayers
    for layer in layers[1..<(layers.count - 1)] where layer.inputAxis != nil {
      let values = Self.integers(layer, of: graph)
      #expect(values.count { $0 == 0 } >= values.count / 2)
    }
  }

  @Test("do not hang on who does the work")
  func determinism() throws {
    let grid = try #require(WeightGrid(bits: 4))
    let steps: [any CompressionStep] = [PruneWeights(.share(0.3)), RoundWeights(every: grid)]
    let one = try Self.compressed(seed: 5, steps)
    let other = try Self.compressed(seed: 5, steps, workers: BackwardsWorker())
    #expect(one.graph == other.graph)
    #expect(one.decisions == other.decisions)
  }

  @Test("are taken where the chip gains, and otherwise not, with the reason")
  func refusal() throws {
    let steps = [PruneWeights(.share(0.5))]
    let taken = try Self.compressed(seed: 6, steps, costs: CountingOracle())
    #expect(taken.decisions.last?.text.contains("the machine:") == true)
    let blind = try Self.compressed(seed: 6, steps, costs: CountingOracle(isBlind: true))
    #expect(blind.decisions.last?.text.hasPrefix("not taken") == true)
    #expect(try blind.graph == Self.compressed(seed: 6, []).graph)
  }

  @Test("keep to a budget of bytes with the least bits where they matter least")
  func budget() throws {
    let costs = CountingOracle()
    let before = costs.cost(of: try Self.compressed(seed: 8, []).graph).encodedWeightBytes
    let budget = CompressionBudget(encodedWeightBytes: before * 6 / 10)
    let network = try Self.compressed(seed: 8, [AllocateBits(budget)], costs: costs)
    #expect(costs.cost(of: network.graph).encodedWeightBytes <= before * 6 / 10)
  }
}
