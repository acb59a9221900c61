internal import ModelIR

/// Turns depthwise convolutions with several outputs for each input into dense ones.
///
/// The array's depthwise mode knows one output for each input. A dense convolution whose further
/// weights are zero (the zero point) makes the same sums.
struct DepthwiseExpansion: Pass {
  /// The most weights that are worth it; more than any chip's weight store holds.
  static let maximumWeights = 1 << 26

  package static let name = "expand depthwise multipliers"
  package static let summary = "Turns depthwise convolutions with a multiplier into dense ones."

  func run(_ input: FusedGraph) -> FusedGraph {
    var result = input
    for index in input.graph.operations.indices {
      expand(index, of: &result.graph)
    }
    return result
  }

  func expand(_ index: Int, of graph: inout Graph) {
    guard case .depthwiseConvolution(let depthwise) = graph.operations[index].operator,
      depthwise.multiplier != 1, let id = graph.operations[index].inputs[1],
      let dense = dense(graph[id], multiplier: depthwise.multiplier)
    else { return }
    graph.operations[index].inputs[1] = graph.add(dense)
    var convolution = Convolution(
      stride: depthwise.stride, dilation: depthwise.dilation, padding: depthwise.padding,
      activation: depthwise.activation)
    convolution.rounding = depthwise.rounding
    graph.operations[index].operator = .convolution(convolution)
  }

  /// The `[O, kh, kw, I]` weights with the values of `[1, kh, kw, O]` ones; nil for unlike types
  /// and for too many.
  func dense(_ weights: Tensor, multiplier: Int) -> Tensor? {
    let inputs = weights.shape[3] / multiplier
    guard let quantization = weights.quantization,
      inputs <= Self.maximumWeights / weights.shape.elementCount
    else { return nil }
    var result = weights
    result.name += "/dense"
    result.shape = [weights.shape[3], weights.shape[1], weights.shape[2], inputs]
    result.quantization?.axis = quantization.axis.map { _ in 0 }
    let points = quantization.zeroPoints
    switch weights.constant {
    case .int8(let values):
      let fill = points.map { Int8(truncatingIfNeeded: $0) }
      result.constant = .int8(spread(values, fill: fill, inputs: inputs, multiplier: multiplier))
    case .uint8(let values):
      let fill = points.map { UInt8(truncatingIfNeeded: $0) }
      result.constant = .uint8(spread(values, fill: fill, inputs: inputs, multiplier: multiplier))
    default: return nil
    }
    return result
  }

  /// Spreads `[tap][output]` values into `[output][tap][input]` ones.
  func spread<Value>(_ values: [Value], fill: [Value], inputs: Int, multiplier: Int) -> [Value] {
    let outputs = inputs * multiplier
    let taps = values.count / outputs
    return (0..<outputs).flatMap { output in
      let absent = fill[fill.count == 1 ? 0 : output]
      var block = Array(repeating: absent, count: taps * inputs)
      for tap in 0..<taps {
        block[tap * inputs + output / multiplier] = values[tap * outputs + output]
      }
      return block
    }
  }
}
