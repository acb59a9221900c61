internal import ModelIR

/// How the channels of an operation's activations, their last axes, hang together.
enum ChannelFlow {
  /// Channel `j` of the result is made of channel `j mod C` of each input with `C` channels.
  case channelwise
  /// The result is made of weighted sums of the first input.
  case weighted(LayerWeights)
  /// Any channel of the result may hang on any of the inputs.
  case opaque

  init(_ operation: Operation, in graph: Graph) {
    let activations = operation.activations(in: graph)
    guard (activations + operation.outputs).allSatisfy({ graph[$0].hasFoldableChannels }) else {
      self = .opaque
      return
    }
    if let weights = LayerWeights(operation, in: graph) {
      self = .weighted(weights)
    } else if operation.operator.isChannelwise(
      activations.map { graph[$0].shape }, result: graph[operation.outputs[0]].shape)
    {
      self = .channelwise
    } else {
      self = .opaque
    }
  }
}

extension Operation {
  /// The tensors read that are not a layer's weights and bias.
  func activations(in graph: Graph) -> [TensorID] {
    let inputs = inputs.compactMap(\.self)
    return `operator`.hasWeights ? Array(inputs.prefix(1)) : inputs
  }
}

extension Tensor {
  /// Whether the elements are 8-bit integers of one scale.
  fileprivate var hasFoldableChannels: Bool {
    (elementType == .int8 || elementType == .uint8) && quantization?.scales.count == 1
      && shape.rank > 0 && constant == nil
  }
}

extension Operator {
  /// Whether channel `j` of the result is made of channel `j mod C` of each input.
  fileprivate func isChannelwise(_ inputs: [Shape], result: Shape) -> Bool {
    guard let channels = inputs.first?.dimensions.last, let results = result.dimensions.last else {
      return false
    }
    let last = (inputs.first?.rank ?? 0) - 1
    return switch self {
    case .averagePool, .maxPool, .quantize: true
    case .add: inputs.allSatisfy { $0.dimensions.last == results }
    case .mean(let form): !form.axes.contains(last)
    case .reshape: results % channels == 0
    case .pad(let form): form.isZero && form.before[last] == 0 && form.after[last] == 0
    case .stridedSlice(let form):
      form.begin[last] == 0 && form.end[last] == channels && form.stride[last] == 1
        && !form.droppedAxes.contains(last)
    default: false
    }
  }
}
