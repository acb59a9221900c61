import ModelIR

/// Two weighted layers, of which the second alone reads what the first makes, with nothing between
/// them but what keeps channels apart and passes factors above zero.
struct LayerPair {
  let first: WeightedLayer
  let second: WeightedLayer
  /// From the first one's result to the second one's input.
  let path: [TensorID]

  /// Every pair of a network whose channels can be scaled against each other.
  ///
  /// - Parameter activations: those that the first layer may have behind it.
  static func all(in graph: Graph, behind activations: Set<Activation>) -> [LayerPair] {
    let layers = graph.weightedLayers
    return layers.compactMap { first in
      guard activations.contains(graph.operations[first.operation].operator.activation),
        let path = graph.channelPreservingPath(from: first.result), let end = path.last,
        let second = layers.first(where: { $0.input == end && $0.weights != first.weights }),
        graph.isOwn(first), graph.isOwn(second),
        graph[first.weights].shape[first.outputAxis]
          == graph[second.weights].shape[second.inputAxis ?? second.outputAxis]
      else { return nil }
      return LayerPair(first: first, second: second, path: path)
    }
  }
}

extension Graph {
  /// Divides the channels of a pair's first layer by factors, and multiplies what the second one
  /// makes of them, in a float network.
  mutating func scale(_ pair: LayerPair, by factors: [Float]) {
    guard let before = self[pair.first.weights].floats, let after = self[pair.second.weights].floats
    else { return }
    let outputs = ChannelAxis(pair.first.outputAxis, of: self[pair.first.weights].shape.dimensions)
    let inputs = ChannelAxis(
      pair.second.inputAxis ?? pair.second.outputAxis,
      of: self[pair.second.weights].shape.dimensions)
    self[pair.first.weights].constant = .float32(
      outputs.scaled(before, by: factors.map { 1 / $0 }))
    self[pair.second.weights].constant = .float32(inputs.scaled(after, by: factors))
    if let bias = pair.first.bias, let values = self[bias].floats {
      self[bias].constant = .float32(zip(values, factors).map { $0 / $1 })
    }
  }

  /// Whether nobody else reads a layer's weights and bias, which are constants.
  fileprivate func isOwn(_ layer: WeightedLayer) -> Bool {
    [layer.weights, layer.bias].compactMap(\.self).allSatisfy {
      self[$0].constant != nil && readers(of: $0).count == 1
    }
  }

  /// From one tensor to the last that has its channels, scaled as they are, each with one reader.
  fileprivate func channelPreservingPath(from start: TensorID) -> [TensorID]? {
    var path = [start]
    while let id = path.last {
      let readers = readers(of: id)
      guard readers.count == 1, !outputs.contains(id) else { return nil }
      let operation = operations[readers[0]]
      guard operation.operator.scalesWithChannels, let result = operation.outputs.first else {
        return path
      }
      path.append(result)
    }
    return nil
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
