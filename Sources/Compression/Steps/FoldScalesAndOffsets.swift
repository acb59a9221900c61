import ModelIR

/// Folds factors and offsets of channels behind a weighted layer into its weights and bias, which
/// is what a batch normalisation comes down to.
package struct FoldScalesAndOffsets: CompressionStep {
  package static let word = "foldScales"

  package init() {}

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    var folded = 0
    var index = 0
    while index < network.graph.operations.count {
      if fold(operation: index, of: &network.graph) {
        folded += 1
      } else {
        index += 1
      }
    }
    guard folded > 0 else { return }
    network.decisions.append(Decision(step: Self.word, "\(folded) factors and offsets"))
  }

  /// Folds one operation into the layer in front of it; whether it could.
  private func fold(operation index: Int, of graph: inout Graph) -> Bool {
    guard let change = ChannelChange(graph.operations[index], of: graph),
      let layer = graph.weightedLayers.first(where: { $0.result == change.input }),
      graph.operations[layer.operation].operator.activation == .none,
      graph.readers(of: change.input) == [index], !graph.outputs.contains(change.input),
      graph.readers(of: layer.weights).count == 1,
      layer.bias.map({ graph.readers(of: $0).count == 1 && graph[$0].floats != nil }) ?? true,
      let weights = graph[layer.weights].floats,
      let (factors, offsets) = change.expanded(
        to: graph[layer.weights].shape[layer.outputAxis], resultRank: graph[layer.result].shape.rank
      )
    else { return false }
    let channels = ChannelAxis(layer.outputAxis, of: graph[layer.weights].shape.dimensions)
    graph[layer.weights].constant = .float32(channels.scaled(weights, by: factors))
    let old = layer.bias.flatMap { graph[$0].floats } ?? factors.map { _ in 0 }
    let bias = zip(zip(old, factors), offsets).map { $0.0 * $0.1 + $1 }
    setBias(bias, of: layer, &graph)
    graph.operations[layer.operation].operator.activation = change.activation
    graph.operations[layer.operation].outputs = graph.operations[index].outputs
    graph.operations.remove(at: index)
    return true
  }

  private func setBias(_ values: [Float], of layer: WeightedLayer, _ graph: inout Graph) {
    if let id = layer.bias {
      graph[id].constant = .float32(values)
    } else {
      let id = graph.add(
        Tensor(
          name: graph[layer.result].name + "/bias", shape: [values.count], elementType: .float32,
          constant: .float32(values)))
      graph.operations[layer.operation].inputs =
        graph.operations[layer.operation].inputs.prefix(2) + [id]
    }
  }
}

/// An operation that multiplies each channel by a constant, or adds one to it.
private struct ChannelChange {
  let input: TensorID
  /// The clamp behind it.
  let activation: Activation
  private let constant: Tensor
  private let isFactor: Bool
  /// What the constant is multiplied by: −1 where it is subtracted.
  private let sign: Float

  init?(_ operation: Operation, of graph: Graph) {
    let ids = operation.inputs.compactMap(\.self)
    guard ids.count == 2, let position = ids.firstIndex(where: { graph[$0].floats != nil }) else {
      return nil
    }
    switch operation.operator {
    case .add: (isFactor, sign) = (false, 1)
    case .binary(let binary) where binary.function == .multiply: (isFactor, sign) = (true, 1)
    case .binary(let binary) where binary.function == .subtract && position == 1:
      (isFactor, sign) = (false, -1)
    default: return nil
    }
    constant = graph[ids[position]]
    input = ids[1 - position]
    activation = operation.operator.activation
  }

  /// A factor and an offset for each channel; nil where the constant does not run along channels.
  func expanded(to channels: Int, resultRank: Int) -> (factors: [Float], offsets: [Float])? {
    guard let values = constant.floats, constant.shape.rank <= resultRank,
      values.count == 1 || (values.count == channels && constant.shape.dimensions.last == channels)
    else { return nil }
    let all = values.count == channels ? values : Array(repeating: values[0], count: channels)
    let neutral = [Float](repeating: isFactor ? 0 : 1, count: channels)
    return isFactor ? (all, neutral) : (neutral, all.map { $0 * sign })
  }
}
