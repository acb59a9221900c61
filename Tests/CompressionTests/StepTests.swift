import Compression
import ModelIR
import TestSupport
import Testing

@Suite("Steps of a recipe")
struct StepTests {
  private func apply(
    _ steps: any CompressionStep..., to graph: Graph, frames: [[TensorElements]]
  ) throws -> CompressedNetwork {
    try Recipe(steps).apply(
      to: graph, with: CompressionTools(calibration: Calibration(frames: frames)))
  }

  /// The greatest difference between two networks' outputs, in shares of the greatest output.
  private func difference(
    _ one: Graph, _ other: Graph, frames: [[TensorElements]]
  ) throws -> Float {
    let calibration = Calibration(frames: frames)
    let left = try calibration.outputs(of: one).flatMap { $0[0].reals }
    let right = try calibration.outputs(of: other).flatMap { $0[0].reals }
    let greatest = left.reduce(0) { max($0, abs($1)) }
    return zip(left, right).reduce(0) { max($0, abs($1.0 - $1.1)) } / greatest
  }

  /// What float32 roundings in another order come to after a few layers.
  private static let rounding: Float = 1e-5

  @Test("equalisation leaves the function, and evens out ranges", arguments: 0..<6)
  func equalize(seed: UInt64) throws {
    var network = FloatNetwork(seed: seed, addsSoftmax: false)
    let frames = network.frames(3)
    let result = try apply(EqualizeLayers(), to: network.graph, frames: frames)
    #expect(try difference(network.graph, result.graph, frames: frames) < Self.rounding)
    #expect(result.graph != network.graph)
    // Depthwise and the pointwise convolution behind it: as wide on either side, channel by
    // channel.
    let layers = result.graph.weightedLayers
    let before = try #require(result.graph[layers[1].weights].floats)
    let after = try #require(result.graph[layers[2].weights].floats)
    let channels = result.graph[layers[1].weights].shape[3]
    for channel in 0..<channels {
      let own = stride(from: channel, to: before.count, by: channels)
        .reduce(Float(0)) { max($0, abs(before[$1])) }
      let next = stride(from: channel, to: after.count, by: channels)
        .reduce(Float(0)) { max($0, abs(after[$1])) }
      // Chains settle to factors within 1e-4 of 1.
      #expect(abs(own / next - 1) < 1e-3)
    }
  }

  @Test("bias correction brings the mean of each output closer to the real one")
  func correctBiases() throws {
    var (before, after) = (0.0, 0.0)
    for seed in 20..<32 {
      var network = FloatNetwork(seed: UInt64(seed), addsSoftmax: false)
      network.coarsenWeights()
      let frames = network.frames(24)
      let means = try meanOutputs(of: network.graph, frames)
      let plain = try apply(QuantizeNetwork(), to: network.graph, frames: frames).graph
      let corrected = try apply(
        QuantizeNetwork(), CorrectBiases(), to: network.graph, frames: frames
      ).graph
      before += error(try meanOutputs(of: plain, frames), means)
      after += error(try meanOutputs(of: corrected, frames), means)
    }
    #expect(after < before)
  }

  private func meanOutputs(of graph: Graph, _ frames: [[TensorElements]]) throws -> [Double] {
    let outputs = try Calibration(frames: frames).outputs(of: graph).map { $0[0].reals }
    return outputs[0].indices.map { index in
      outputs.reduce(0) { $0 + Double($1[index]) } / Double(outputs.count)
    }
  }

  private func error(_ found: [Double], _ expected: [Double]) -> Double {
    zip(found, expected).reduce(0) { $0 + abs($1.0 - $1.1) }
  }

  @Test("clamps that stand alone go behind the layer in front of them")
  func fuseActivations() throws {
    var network = FloatNetwork(seed: 2, addsSoftmax: false)
    network.add(.unary(Unary(.relu)), [network.graph.outputs[0]])
    let frames = network.frames(3)
    let result = try apply(FuseActivations(), to: network.graph, frames: frames).graph
    #expect(result.operations.count == network.graph.operations.count - 1)
    #expect(try difference(network.graph, result, frames: frames) == 0)
  }

  @Test("a clamp whose operand somebody else reads stays")
  func sharedOperand() throws {
    var network = FloatNetwork(seed: 2, addsSoftmax: false)
    let logits = network.graph.outputs[0]
    network.add(.unary(Unary(.relu)), [logits])
    network.add(.add(Add(activation: .none)), [logits, network.graph.outputs[0]])
    let result = try apply(FuseActivations(), to: network.graph, frames: network.frames(1)).graph
    #expect(result == network.graph)
  }

  @Test("factors and offsets behind a layer go into its weights")
  func foldScales() throws {
    var network = FloatNetwork(seed: 4, addsSoftmax: false)
    let factors = network.addConstant([5], [0.5, -2, 3, 0.1, 1])
    network.add(.binary(Binary(.multiply)), [network.graph.outputs[0], factors])
    let offsets = network.addConstant([1, 5], [1, 2, -3, 0, 0.25])
    network.add(.add(Add(activation: .relu)), [network.graph.outputs[0], offsets])
    let frames = network.frames(3)
    let result = try apply(FoldScalesAndOffsets(), to: network.graph, frames: frames).graph
    #expect(result.operations.count == network.graph.operations.count - 2)
    #expect(try difference(network.graph, result, frames: frames) < Self.rounding)
  }
}
