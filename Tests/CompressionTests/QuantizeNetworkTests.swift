import Compression
import ModelIR
import TestSupport
import Testing

@Suite("Quantising a float network")
struct QuantizeNetworkTests {
  static func quantized(
    _ graph: Graph, _ frames: [[TensorElements]], recipe: Recipe = .int8,
    workers: any FrameWorkers = OneWorker()
  ) throws -> CompressedNetwork {
    try recipe.apply(
      to: graph,
      with: CompressionTools(calibration: Calibration(frames: frames, workers: workers)))
  }

  @Test("gives int8 outputs within a few steps of the real ones", arguments: 0..<12)
  func agreement(seed: UInt64) throws {
    var network = FloatNetwork(seed: seed, addsSoftmax: seed % 2 == 0)
    let frames = network.frames(12)
    let quantized = try Self.quantized(network.graph, frames).graph
    let calibration = Calibration(frames: frames)
    let expected = try calibration.outputs(of: network.graph)
    let found = try calibration.outputs(of: quantized)
    let scale = try #require(quantized[quantized.outputs[0]].quantization).scales[0]
    for (one, other) in zip(expected, found) {
      let errors = zip(one[0].reals, other[0].reals).map { abs($0 - $1) / scale }
      // Seven roundings of an activation lie one behind the other; each is half a step of a range
      // that the next layer passes on about as wide.
      #expect(errors.allSatisfy { $0 <= 8 }, "\(errors)")
    }
  }

  @Test("follows the rules of TensorFlow Lite")
  func rules() throws {
    var network = FloatNetwork(seed: 3)
    let graph = try Self.quantized(network.graph, network.frames(4)).graph
    for tensor in graph.tensors where tensor.constant == nil {
      #expect(tensor.elementType == .int8)
    }
    for layer in graph.weightedLayers {
      let input = try #require(graph[layer.input].quantization)
      let weights = try #require(graph[layer.weights].quantization)
      #expect(weights.axis == layer.outputAxis)
      #expect(weights.zeroPoints.allSatisfy { $0 == 0 })
      let bias = graph[try #require(layer.bias)]
      #expect(bias.elementType == .int32)
      #expect(bias.quantization?.scales == weights.scales.map { $0 * input.scales[0] })
    }
    let softmax = graph[graph.outputs[0]].quantization
    #expect(softmax == Quantization(scale: 1 / 256, zeroPoint: -128))
  }

  @Test("does not hang on who runs the frames, nor in which order they are done")
  func determinism() throws {
    var network = FloatNetwork(seed: 5)
    let frames = network.frames(21)
    let one = try Self.quantized(network.graph, frames)
    let other = try Self.quantized(network.graph, frames, workers: BackwardsWorker())
    #expect(one.graph == other.graph)
    #expect(one.decisions == other.decisions)
  }

  @Test("requantises what has a fixed scale where a concatenation needs another")
  func concatenation() throws {
    var network = FloatNetwork(seed: 8)
    let softmax = network.graph.outputs[0]
    let logits = try #require(network.graph.operations.last?.inputs[0])
    network.add(.concatenate(Concatenate(axis: 1)), [softmax, logits])
    let frames = network.frames(6)
    let graph = try Self.quantized(network.graph, frames).graph
    #expect(graph.operations.contains { $0.operator == .quantize(Quantize()) })
    #expect(graph[softmax].quantization == Quantization(scale: 1 / 256, zeroPoint: -128))
    let calibration = Calibration(frames: frames)
    let scale = try #require(graph[graph.outputs[0]].quantization).scales[0]
    let expected = try calibration.outputs(of: network.graph)
    for (one, other) in zip(expected, try calibration.outputs(of: graph)) {
      #expect(zip(one[0].reals, other[0].reals).allSatisfy { abs($0 - $1) <= 8 * scale })
    }
  }

  @Test("gives each layer weights and a bias of its own where two share them")
  func sharing() throws {
    var network = FloatNetwork(seed: 9, addsSoftmax: false)
    let first = network.graph.weightedLayers[0]
    let form = network.graph.operations[first.operation].operator
    network.add(form, [network.graph.inputs[0], first.weights, first.bias])
    network.add(.add(Add(activation: .none)), [first.result, network.graph.outputs[0]])
    let frames = network.frames(4)
    let graph = try Self.quantized(network.graph, frames).graph
    let calibration = Calibration(frames: frames)
    let scale = try #require(graph[graph.outputs[0]].quantization).scales[0]
    let expected = try calibration.outputs(of: network.graph)
    for (one, other) in zip(expected, try calibration.outputs(of: graph)) {
      #expect(zip(one[0].reals, other[0].reals).allSatisfy { abs($0 - $1) <= 8 * scale })
    }
  }

  @Test("needs frames, and steps in their order")
  func refusals() {
    let network = FloatNetwork(seed: 1)
    #expect(throws: CompressionError.noCalibration) {
      try Self.quantized(network.graph, [])
    }
    #expect(throws: CompressionError.stepOutOfOrder(step: "correctBiases", needs: "quantize")) {
      try Self.quantized(network.graph, [], recipe: Recipe([CorrectBiases()]))
    }
  }
}

/// Does the last piece of work first.
struct BackwardsWorker: FrameWorkers {
  func map<Value: Sendable>(count: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
    (0..<count).reversed().map(body).reversed()
  }
}
