import ModelIR

extension FittedLayer {
  /// What each input channel's going costs the layer where the others make up for it: the mean
  /// square error of its outputs for each unit of their power, `Σ w_B (H⁻¹_BB)⁻¹ w_Bᵀ` over the
  /// outputs with the channel's columns `B`.
  ///
  /// Source: Frantar and Alistarh, "Optimal Brain Compression", NeurIPS 2022, section 4 (blocks).
  ///
  /// - Parameter channels: of the layer's input.
  func channelCosts(_ channels: Int) -> [Double] {
    let inverse = fitting.inverseMoment
    let power = target.reduce(0) { $0 + fitting.power(of: $1) }
    guard power > 0 else { return Array(repeating: 0, count: channels) }
    return workers.map(count: channels) { channel in
      let columns = Array(stride(from: channel, to: inverse.count, by: channels))
      let part = InverseFactor(of: columns.map { row in columns.map { inverse[row][$0] } })
      return target.reduce(0) { sum, weights in
        let block = columns.map { weights[$0] }
        return sum + Rows.product(block, part.solve(block))
      } / power
    }
  }
}

extension Graph {
  /// Makes an output channel of a quantised layer zero whatever comes in.
  mutating func zero(_ channel: Int, of layer: WeightedLayer) {
    guard case .int8(var weights)? = self[layer.weights].constant else { return }
    let axis = ChannelAxis(layer.outputAxis, of: self[layer.weights].shape.dimensions)
    for place in weights.indices where axis.channel(of: place) == channel { weights[place] = 0 }
    self[layer.weights].constant = .int8(weights)
    guard let id = layer.bias, case .int32(var bias)? = self[id].constant else { return }
    bias[channel] = 0
    self[id].constant = .int32(bias)
  }
}
