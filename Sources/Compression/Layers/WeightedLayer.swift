package import ModelIR

/// An operation that multiplies its input by constant weights, and along which axes of these its
/// channels run.
package struct WeightedLayer: Sendable, Hashable {
  /// The operation's position in the graph.
  package let operation: Int
  package let input: TensorID
  package let weights: TensorID
  package let bias: TensorID?
  package let result: TensorID
  /// The axis of the weights that output channels run along.
  package let outputAxis: Int
  /// The axis that input channels run along; nil where each output reads one channel of its own.
  package let inputAxis: Int?
}

extension Graph {
  /// Every layer with constant weights, in the order of the operations.
  package var weightedLayers: [WeightedLayer] {
    operations.indices.compactMap(weightedLayer)
  }

  private func weightedLayer(_ index: Int) -> WeightedLayer? {
    let operation = operations[index]
    guard let axes = operation.operator.weightAxes, operation.inputs.count > 1,
      let input = operation.inputs[0], let weights = operation.inputs[1],
      self[weights].constant != nil, let result = operation.outputs.first
    else { return nil }
    return WeightedLayer(
      operation: index, input: input, weights: weights,
      bias: operation.inputs.count > 2 ? operation.inputs[2] : nil, result: result,
      outputAxis: axes.output, inputAxis: axes.input)
  }

  /// The operations that read a tensor.
  func readers(of id: TensorID) -> [Int] {
    operations.indices.filter { operations[$0].inputs.contains(id) }
  }
}

extension Operator {
  /// The axes of the weights that outputs and inputs run along; nil where there are no weights.
  fileprivate var weightAxes: (output: Int, input: Int?)? {
    switch self {
    case .convolution, .transposedConvolution: (0, 3)
    case .depthwiseConvolution: (3, nil)
    case .fullyConnected: (0, 1)
    default: nil
    }
  }
}
