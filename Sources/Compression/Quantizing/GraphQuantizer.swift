import ModelIR

/// Makes an int8 network of a float one, tensor for tensor.
///
/// Weights are symmetric with a scale for each output channel, biases int32 in steps of input scale
/// times weight scale (TensorFlow Lite quantisation specification).
struct GraphQuantizer {
  /// The network so far.
  private(set) var graph: Graph
  private let plan: ActivationPlan

  init(_ reals: Graph, _ plan: ActivationPlan) throws(CompressionError) {
    graph = reals
    self.plan = plan
    try refuseMixedTypes()
    let layers = reals.weightedLayers
    let weightIDs = Set(layers.flatMap { [$0.weights, $0.bias].compactMap(\.self) })
    for index in graph.tensors.indices where !weightIDs.contains(TensorID(index)) {
      quantizeActivation(index)
    }
    var used: Set<TensorID> = []
    for layer in layers { quantize(layer, of: reals, used: &used) }
    insertRequantizations()
  }

  /// Float operators and integers that stand for reals do not go together yet.
  private func refuseMixedTypes() throws(CompressionError) {
    for (index, operation) in graph.operations.enumerated() {
      let ids = operation.inputs.compactMap(\.self) + operation.outputs
      guard ids.contains(where: { graph[$0].valueKind == .quantized }) else { continue }
      throw .cannotQuantize(
        operation: index, mnemonic: operation.operator.mnemonic,
        reason: "it is quantised already, in a network that is float elsewhere")
    }
  }

  private mutating func quantizeActivation(_ index: Int) {
    guard graph.tensors[index].elementType == .float32 else { return }
    let constant = graph.tensors[index].constant
    graph.tensors[index].elementType = .int8
    graph.tensors[index].quantization = plan.quantizations[index]
    graph.tensors[index].constant = constant?.rounded(to: graph.tensors[index])
  }

  /// Quantises a layer's weights and bias; those that another layer has taken are copied.
  private mutating func quantize(
    _ layer: WeightedLayer, of reals: Graph, used: inout Set<TensorID>
  ) {
    let bias = layer.bias.flatMap { reals[$0].floats }
    let inputScale = scale(of: layer.input)
    let scales = QuantizedWeights.scales(
      reals[layer.weights], axis: layer.outputAxis, bias: bias, inputScale: inputScale,
      resultScale: scale(of: layer.result))
    replace(reals[layer.weights], at: layer.weights, input: 1, of: layer, used: &used) { tensor in
      QuantizedWeights.quantize(&tensor, scales: scales, axis: layer.outputAxis)
    }
    guard let biasID = layer.bias else { return }
    replace(reals[biasID], at: biasID, input: 2, of: layer, used: &used) { tensor in
      QuantizedWeights.quantizeBias(&tensor, scales: scales.map { $0 * inputScale })
    }
  }

  private mutating func replace(
    _ tensor: Tensor, at id: TensorID, input: Int, of layer: WeightedLayer,
    used: inout Set<TensorID>, _ change: (inout Tensor) -> Void
  ) {
    var tensor = tensor
    change(&tensor)
    if used.insert(id).inserted {
      graph[id] = tensor
    } else {
      tensor.name += "/of operation \(layer.operation)"
      graph.operations[layer.operation].inputs[input] = graph.add(tensor)
    }
  }

  private func scale(of id: TensorID) -> Float {
    plan.quantizations[id.index]?.scales[0] ?? 1
  }

  private mutating func insertRequantizations() {
    var operations: [Operation] = []
    for (index, operation) in graph.operations.enumerated() {
      var operation = operation
      for (position, id) in operation.inputs.enumerated() {
        guard let id, let result = operation.outputs.first,
          plan.requantized.contains(OperandPlace(operation: index, input: position))
        else { continue }
        var copy = graph[id]
        copy.name += "/requantized for operation \(index)"
        copy.quantization = graph[result].quantization
        let copied = graph.add(copy)
        operations.append(Operation(.quantize(Quantize()), inputs: [id], outputs: [copied]))
        operation.inputs[position] = copied
      }
      operations.append(operation)
    }
    graph.operations = operations
  }
}
