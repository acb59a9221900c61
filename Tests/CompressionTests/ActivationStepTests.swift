import Compression
import ModelIR
import TestSupport
import Testing

@Suite("Activations of few bits")
struct ActivationStepTests {
  static func rounded(
    seed: UInt64, _ step: RoundActivations, costs: (any CostOracle)? = nil,
    takesEveryStep: Bool = false
  ) throws -> (network: CompressedNetwork, calibration: Calibration) {
    var network = FloatNetwork(seed: seed)
    let calibration = Calibration(frames: network.frames(12))
    let tools = CompressionTools(
      calibration: calibration, costs: costs, takesEveryStep: takesEveryStep)
    return (
      try Recipe(Recipe.int8.steps + [step]).apply(to: network.graph, with: tools), calibration
    )
  }

  /// The integers that the result of each clamp takes over all frames, by the clamp's operation.
  static func values(
    of graph: Graph, _ calibration: Calibration
  ) throws -> [Int: Set<Int8>] {
    let evaluator = try Evaluator(graph)
    var found: [Int: Set<Int8>] = [:]
    for frame in calibration.frames {
      let inputs = zip(frame, graph.inputs).map { $0.rounded(to: graph[$1]) }
      let elements = try evaluator.evaluateEveryTensor(inputs)
      for (index, operation) in graph.operations.enumerated() {
        guard case .int8(let values)? = elements[operation.outputs[0].index] else { continue }
        found[index, default: []].formUnion(values)
      }
    }
    return found
  }

  @Test("take no more values than their bits have, behind clamps and where their values go")
  func values() throws {
    let (network, calibration) = try Self.rounded(seed: 3, RoundActivations(bits: 4))
    let graph = network.graph
    let found = try Self.values(of: graph, calibration)
    let rounded = graph.operations.indices.filter { index in
      graph[graph.operations[index].outputs[0]].quantization?.zeroPoints == [112]
    }
    // Two convolutions, the depthwise one, the addition and the pooling behind it.
    #expect(rounded.count == 5)
    for index in rounded {
      #expect(found[index]?.isSubset(of: 112...127) == true)
      #expect(found[index]?.count ?? 0 > 4)
    }
  }

  @Test("are left alone where nothing is gained, with the reason, unless they are asked for")
  func refusal() throws {
    let costs = WeightStepTests.CountingOracle(isBlind: true)
    let step = RoundActivations(bits: 4)
    let left = try Self.rounded(seed: 3, step, costs: costs).network
    #expect(left.decisions.last?.text.hasPrefix("not taken") == true)
    #expect(left.decisions.last?.text.contains("activations as bytes") == true)
    #expect(left.graph == left.baseline)
    let taken = try Self.rounded(seed: 3, step, costs: costs, takesEveryStep: true).network
    #expect(taken.decisions.last?.text.hasPrefix("taken as asked") == true)
    #expect(taken.graph != taken.baseline)
  }

  @Test("cost less accuracy the more of them there are")
  func accuracy() throws {
    let error = { (bits: Int) in
      let (network, calibration) = try Self.rounded(seed: 5, RoundActivations(bits: bits))
      let expected = try calibration.outputs(of: FloatNetwork(seed: 5).graph)
      return zip(expected, try calibration.outputs(of: network.graph)).reduce(Float(0)) {
        $0 + zip($1.0[0].reals, $1.1[0].reals).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
    }
    #expect(try error(6) < error(4))
    #expect(try error(4) < error(2))
  }

  @Test("are those that were named, and none that there is not")
  func names() throws {
    let whole = try Self.rounded(seed: 3, RoundActivations(bits: 4)).network
    let first = try #require(whole.graph.operations.first?.outputs.first)
    let name = whole.graph[first].name
    let one = try Self.rounded(seed: 3, RoundActivations(bits: 4, names: [name])).network.graph
    #expect(one.tensors.count { $0.quantization?.zeroPoints == [112] } == 1)
    #expect(one[first].quantization?.zeroPoints == [112])
    #expect(throws: CompressionError.self) {
      try Self.rounded(seed: 3, RoundActivations(bits: 4, names: ["nothing"]))
    }
  }
}
