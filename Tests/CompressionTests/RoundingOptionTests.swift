import Compression
import ModelIR
import TestSupport
import Testing

@Suite("Ways of rounding weights")
struct RoundingOptionTests {
  /// A network whose depthwise channels are of very different size, so that what reads them can do
  /// with coarse steps for some.
  static func uneven(seed: UInt64) -> (graph: Graph, frames: [[TensorElements]]) {
    var network = FloatNetwork(seed: seed, addsSoftmax: false)
    var graph = network.graph
    let layer = graph.weightedLayers[1]
    for id in [layer.weights, layer.bias].compactMap(\.self) {
      let channels = graph[id].shape.dimensions.last ?? 1
      guard case .float32(let values)? = graph[id].constant else { continue }
      graph[id].constant = .float32(
        values.enumerated().map { place, value in
          value * [1, 0.5, 0.2, 0.1][place % channels % 4]
        })
    }
    return (graph, network.frames(24))
  }

  static func rounded(
    _ options: RoundingOptions, seed: UInt64, bits: Int = 3,
    workers: any FrameWorkers = OneWorker()
  ) throws -> (network: CompressedNetwork, error: Float) {
    let (graph, frames) = uneven(seed: seed)
    let grid = try #require(WeightGrid(bits: bits))
    let calibration = Calibration(frames: frames, workers: workers)
    let network = try Recipe(Recipe.int8.steps + [RoundWeights(every: grid, options)]).apply(
      to: graph,
      with: CompressionTools(calibration: calibration, costs: WeightStepTests.CountingOracle()))
    let outputs = try calibration.outputs(of: network.graph)
    let error = zip(try calibration.outputs(of: graph), outputs).reduce(Float(0)) {
      $0 + zip($1.0[0].reals, $1.1[0].reals).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    return (network, error)
  }

  static var byColumn: RoundingOptions {
    var options = RoundingOptions()
    options.usesColumnSteps = true
    return options
  }

  static var learned: RoundingOptions {
    var options = RoundingOptions()
    options.isLearned = true
    return options
  }

  @Test("steps by column take fewer bytes at about the same error, as predicted")
  func columns() throws {
    let costs = WeightStepTests.CountingOracle()
    var (taken, equalError, ownError) = (0, Float(0), Float(0))
    for seed in UInt64(0)..<6 {
      let equal = try Self.rounded(RoundingOptions(), seed: seed)
      let own = try Self.rounded(Self.byColumn, seed: seed)
      let said = own.network.decisions.filter { $0.step == "columnSteps" }
      guard said.contains(where: { $0.text.hasSuffix(": taken") }) else {
        #expect(own.network.graph == equal.network.graph)
        continue
      }
      taken += 1
      equalError += equal.error
      ownError += own.error
      #expect(
        costs.cost(of: own.network.graph).encodedWeightBytes
          < costs.cost(of: equal.network.graph).encodedWeightBytes)
    }
    #expect(taken > 0)
    // The noise of each layer is no greater; what it does at the outputs is as luck has it.
    #expect(ownError < 1.5 * equalError)
  }

  @Test("learned rounding keeps to the grid, and hangs on nobody who does the work")
  func determinism() throws {
    let one = try Self.rounded(Self.learned, seed: 2).network
    let other = try Self.rounded(Self.learned, seed: 2, workers: BackwardsWorker()).network
    #expect(one.graph == other.graph)
    for layer in one.graph.weightedLayers where layer.inputAxis != nil {
      #expect(WeightStepTests.integers(layer, of: one.graph).allSatisfy { $0.magnitude <= 3 })
    }
  }

  @Test("learned rounding is no worse than what it starts from")
  func learning() throws {
    var (plain, learned) = (Float(0), Float(0))
    for seed in UInt64(0)..<4 {
      plain += try Self.rounded(RoundingOptions(), seed: seed).error
      learned += try Self.rounded(Self.learned, seed: seed).error
    }
    // What is chosen layer by layer on rows that were held out may cost a little at the outputs.
    #expect(learned < 1.1 * plain)
  }
}
