import ModelIR

extension Graph {
  /// Gives a quantised layer fitted weights and the bias that goes with them.
  mutating func set(_ fitted: LayerFitting, to layer: WeightedLayer) {
    let scales = fitted.rows.map(\.scale)
    self[layer.weights].constant = .int8(fitted.rows.flatMap(\.integers))
    self[layer.weights].quantization = Quantization(symmetric: scales, axis: layer.outputAxis)
    guard let input = self[layer.input].quantization?.scales[0] else { return }
    let biasScales = scales.map { $0 * input }
    let bias = zip(fitted.bias, biasScales).map {
      QuantizedWeights.steps(of: Float($0), scale: $1)
    }
    setBias(bias, scales: biasScales, of: layer)
  }

  private mutating func setBias(_ bias: [Int32], scales: [Float], of layer: WeightedLayer) {
    if let id = layer.bias {
      let axis = max(self[id].shape.rank - 1, 0)
      self[id].constant = .int32(bias)
      self[id].quantization = Quantization(symmetric: scales, axis: axis)
      return
    }
    let id = add(
      Tensor(
        name: self[layer.result].name + "/bias", shape: [bias.count], elementType: .int32,
        quantization: Quantization(symmetric: scales, axis: 0), constant: .int32(bias)))
    operations[layer.operation].inputs = operations[layer.operation].inputs.prefix(2) + [id]
  }

  /// Why a quantised layer's weights cannot be fitted; nil where they can.
  func reasonNotToFit(_ layer: WeightedLayer) -> String? {
    switch operations[layer.operation].operator {
    case .depthwiseConvolution: return "depthwise, which has few weights and needs all their bits"
    case .convolution, .fullyConnected: break
    default: return "a \(operations[layer.operation].operator.mnemonic)"
    }
    guard self[layer.weights].elementType == .int8, self[layer.input].elementType == .int8,
      self[layer.weights].quantization?.zeroPoints.allSatisfy({ $0 == 0 }) == true
    else { return "not int8 with symmetric weights" }
    guard LayerPatches(layer, of: self) != nil else { return "a convolution in groups" }
    guard readers(of: layer.weights).count == 1,
      layer.bias.map({ readers(of: $0).count == 1 }) ?? true
    else { return "weights that another layer shares" }
    return nil
  }
}
