import Compiler
import ModelIR
import TestSupport
import Testing

/// Whether simplified graphs mean what the originals mean, bit for bit, by the evaluator.
@Suite struct RandomSimplificationTests {
  @Test(arguments: UInt64(0)..<600)
  func networksWithZeroChannels(seed: UInt64) throws {
    var network = ZeroChannelNetwork(seed: seed)
    try check(network.graph, inputs: [network.inputs(), network.inputs()])
  }

  @Test(arguments: UInt64(0)..<600)
  func randomGraphsWithZeroChannels(seed: UInt64) throws {
    var random = RandomGraph(seed: seed)
    try check(
      random.graph.plantingZeroChannels(seed: seed), inputs: [random.inputs(), random.inputs()])
  }

  /// The tests above would hold just as well if nothing were ever folded.
  @Test func mostNetworksShrink() {
    let shrunk = (UInt64(0)..<600).filter { seed in
      let graph = ZeroChannelNetwork(seed: seed).graph
      return !simplify(graph).notes.isEmpty
    }
    #expect(shrunk.count > 400)
  }

  func check(_ graph: Graph, inputs: [[TensorElements]]) throws {
    let simplified = simplify(graph)
    try simplified.graph.verify()
    #expect(simplified.graph.operations.count == simplified.origins.count)
    // Once is enough.
    #expect(simplify(simplified.graph).graph == simplified.graph)
    #expect(
      simplified.graph.outputs.map { simplified.graph[$0] } == graph.outputs.map { graph[$0] })
    let original = try Evaluator(graph)
    let smaller = try Evaluator(simplified.graph)
    for frame in inputs {
      #expect(try smaller.evaluate(frame) == original.evaluate(frame))
    }
  }
}
