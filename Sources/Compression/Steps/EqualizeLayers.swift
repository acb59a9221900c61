import ModelIR

/// Evens out the ranges of channels between layers that follow each other.
///
/// What one layer's channel is divided by, the next one's weights are multiplied with; between them
/// are only clamps and poolings that factors above zero pass, so that the float network's function
/// stays the same.
///
/// Source: Nagel et al., "Data-free quantization through weight equalization and bias correction",
/// ICCV 2019, section 4.1.
package struct EqualizeLayers: CompressionStep {
  package static let word = "equalize"
  /// Rounds over all pairs, so that chains settle (20 is what Brevitas takes).
  private static let mostSweeps = 20
  /// What counts as settled: no factor further from 1 than this.
  private static let settled: Float = 1e-4

  package init() {}

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    let pairs = LayerPair.all(in: network.graph)
    for _ in 0..<Self.mostSweeps {
      var change: Float = 0
      for pair in pairs { change = max(change, pair.equalize(&network.graph)) }
      if change < Self.settled { break }
    }
    network.decisions.append(Decision(step: Self.word, "\(pairs.count) pairs of layers"))
  }
}

/// Two weighted layers, of which the second alone reads what the first makes.
private struct LayerPair {
  let first: WeightedLayer
  let second: WeightedLayer

  /// Every pair of a network whose channels can be scaled against each other.
  static func all(in graph: Graph) -> [LayerPair] {
    let layers = graph.weightedLayers
    return layers.compactMap { first in
      let activation = graph.operations[first.operation].operator.activation
      guard activation == .none || activation == .relu,
        let end = graph.channelPreservingEnd(of: first.result),
        let second = layers.first(where: { $0.input == end && $0.weights != first.weights }),
        graph.isOwn(first), graph.isOwn(second),
        graph[first.weights].shape[first.outputAxis]
          == graph[second.weights].shape[second.inputAxis ?? second.outputAxis]
      else { return nil }
      return LayerPair(first: first, second: second)
    }
  }

  /// Scales the pair; how far from 1 its factors were.
  func equalize(_ graph: inout Graph) -> Float {
    guard let before = graph[first.weights].floats, let after = graph[second.weights].floats else {
      return 0
    }
    let outputs = ChannelAxis(first.outputAxis, of: graph[first.weights].shape.dimensions)
    let inputs = ChannelAxis(
      second.inputAxis ?? second.outputAxis, of: graph[second.weights].shape.dimensions)
    let factors = zip(outputs.magnitudes(before), inputs.magnitudes(after)).map { one, other in
      // A channel that is zero on either side has nothing to even out.
      let factor = one > 0 && other > 0 ? (one / other).squareRoot() : 1
      return factor.isNormal ? factor : 1
    }
    graph[first.weights].constant = .float32(
      outputs.scaled(before, by: factors.map { 1 / $0 }))
    graph[second.weights].constant = .float32(inputs.scaled(after, by: factors))
    if let bias = first.bias, let values = graph[bias].floats {
      graph[bias].constant = .float32(zip(values, factors).map { $0 / $1 })
    }
    return factors.reduce(0) { max($0, abs($1 - 1)) }
  }
}

extension Graph {
  /// Whether nobody else reads a layer's weights and bias, which are real constants.
  fileprivate func isOwn(_ layer: WeightedLayer) -> Bool {
    [layer.weights, layer.bias].compactMap(\.self).allSatisfy {
      self[$0].floats != nil && readers(of: $0).count == 1
    }
  }

  /// The last tensor behind one that has its channels, scaled as they are, and a single reader.
  fileprivate func channelPreservingEnd(of start: TensorID) -> TensorID? {
    var id = start
    while true {
      let readers = readers(of: id)
      guard readers.count == 1, !outputs.contains(id) else { return nil }
      let operation = operations[readers[0]]
      guard operation.operator.scalesWithChannels, let result = operation.outputs.first else {
        return id
      }
      id = result
    }
  }
}

extension Operator {
  /// Whether an image's channel, multiplied by a number above zero, comes out multiplied by it.
  fileprivate var scalesWithChannels: Bool {
    switch self {
    case .maxPool(let pool): pool.activation == .none || pool.activation == .relu
    case .averagePool(let pool): pool.activation == .none || pool.activation == .relu
    case .mean(let mean): mean.axes == [1, 2]
    case .pad(let pad): pad.isZero && pad.before.last == 0 && pad.after.last == 0
    default: false
    }
  }
}
