import ModelIR

/// Takes out of each bias what rounding the weights has added to its channel's mean:
/// `b += (W − Wq)·E[x]`.
///
/// Source: Nagel et al., "Data-free quantization through weight equalization and bias correction",
/// ICCV 2019, with the means measured over the calibration frames.
package struct CorrectBiases: CompressionStep {
  package static let word = "correctBiases"

  package init() {}

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    let (reals, statistics) = try network.quantizedFrom(neededBy: Self.word)
    let layers = network.graph.weightedLayers
    for (layer, real) in zip(layers, reals.weightedLayers) {
      guard let mean = statistics.mean(of: real.input), let weights = reals[real.weights].floats
      else { continue }
      let rounded = QuantizedWeights.reals(of: network.graph[layer.weights])
      let lost = reals.layer(real, alone: zip(weights, rounded).map { $0 - $1 })
      let results = try Calibration(frames: [[.float32(mean)]]).outputs(of: lost)
      guard case .float32(let values)? = results.first?.first else { continue }
      let channels = weights.isEmpty ? 1 : reals[real.weights].shape[real.outputAxis]
      add(Self.means(of: values, channels: channels), to: layer, of: &network.graph)
    }
    network.decisions.append(
      Decision(step: Self.word, "the biases of \(layers.count) layers"))
  }

  /// The mean of each channel, channels being innermost.
  private static func means(of values: [Float], channels: Int) -> [Float] {
    var sums = [Float](repeating: 0, count: channels)
    for (position, value) in values.enumerated() { sums[position % channels] += value }
    return sums.map { $0 * Float(channels) / Float(values.count) }
  }

  /// Adds reals to a layer's bias, which it gets where it has none and would need one.
  private func add(_ shift: [Float], to layer: WeightedLayer, of graph: inout Graph) {
    guard let scales = graph.biasScales(of: layer) else { return }
    let steps = zip(shift, scales).map { QuantizedWeights.steps(of: $0, scale: $1) }
    if let id = layer.bias, case .int32(let values)? = graph[id].constant {
      graph[id].constant = .int32(
        zip(values, steps).map { $0.addingReportingOverflow($1).partialValue })
    } else if layer.bias == nil, steps.contains(where: { $0 != 0 }) {
      let bias = graph.add(
        Tensor(
          name: graph[layer.result].name + "/bias", shape: [steps.count], elementType: .int32,
          quantization: Quantization(symmetric: scales, axis: 0), constant: .int32(steps)))
      graph.operations[layer.operation].inputs =
        graph.operations[layer.operation].inputs.prefix(2) + [bias]
    }
  }
}

extension Graph {
  /// The steps of a quantised layer's bias: input scale times each weight scale.
  fileprivate func biasScales(of layer: WeightedLayer) -> [Float]? {
    guard let input = self[layer.input].quantization, let weights = self[layer.weights].quantization
    else { return nil }
    return weights.scales.map { $0 * input.scales[0] }
  }

  /// One layer as a network of its own, with other weights, no bias and no clamp.
  fileprivate func layer(_ layer: WeightedLayer, alone weights: [Float]) -> Graph {
    var alone = Graph(name: "\(name), operation \(layer.operation)")
    var weightTensor = self[layer.weights]
    weightTensor.constant = .float32(weights)
    let ids = [
      alone.add(self[layer.input]), alone.add(weightTensor), alone.add(self[layer.result]),
    ]
    var form = operations[layer.operation].operator
    form.activation = .none
    alone.operations = [Operation(form, inputs: [ids[0], ids[1]], outputs: [ids[2]])]
    alone.inputs = [ids[0]]
    alone.outputs = [ids[2]]
    return alone
  }
}
