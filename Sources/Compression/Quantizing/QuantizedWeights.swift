import ModelIR

/// int8 weights and int32 biases of a layer's real ones.
enum QuantizedWeights {
  /// The greatest int8 weight; −128 stays unused, so that the steps are symmetric.
  private static let greatest: Float = 127
  /// The greatest bias in steps, which leaves the weighted sum as much again.
  private static let greatestBias = Float(1 << 30)

  /// The scale of each output channel: the greatest weight's, or what the bias needs to fit.
  static func scales(
    _ weights: Tensor, axis: Int, bias: [Float]?, inputScale: Float, resultScale: Float
  ) -> [Float] {
    let channels = ChannelAxis(axis, of: weights.shape.dimensions)
    let spare = spareScale(inputScale: inputScale, resultScale: resultScale)
    return channels.magnitudes(weights.floats ?? []).enumerated().map { channel, magnitude in
      let least = leastScale(bias: bias?[channel] ?? 0, inputScale: inputScale)
      let scale = max(magnitude / greatest, least)
      return scale.isNormal ? scale : spare
    }
  }

  /// The least scale that an output channel may have, so that its bias fits.
  static func leastScale(bias: Float, inputScale: Float) -> Float {
    bias.magnitude / (inputScale * greatestBias)
  }

  /// The scale of a channel of nothing but zeros: it could be any, and this one keeps the channel's
  /// multiplier in range.
  static func spareScale(inputScale: Float, resultScale: Float) -> Float {
    resultScale / (256 * inputScale)
  }

  /// Rounds a tensor of weights to its channels' steps.
  static func quantize(_ weights: inout Tensor, scales: [Float], axis: Int) {
    let channels = ChannelAxis(axis, of: weights.shape.dimensions)
    let values = (weights.floats ?? []).enumerated().map { position, value in
      let steps = (value / scales[channels.channel(of: position)])
        .rounded(.toNearestOrAwayFromZero)
      return Int8(min(max(steps, -greatest), greatest))
    }
    weights.elementType = .int8
    weights.quantization = Quantization(symmetric: scales, axis: axis)
    weights.constant = .int8(values)
  }

  /// Rounds a bias to its channels' steps.
  static func quantizeBias(_ bias: inout Tensor, scales: [Float]) {
    let values = zip(bias.floats ?? [], scales).map { value, scale in
      steps(of: value, scale: scale)
    }
    bias.elementType = .int32
    bias.quantization = Quantization(
      symmetric: scales, axis: bias.shape.rank == 1 ? 0 : max(bias.shape.rank - 1, 0))
    bias.constant = .int32(values)
  }

  /// A real in steps of an int32 bias.
  static func steps(of value: Float, scale: Float) -> Int32 {
    let steps = (Double(value) / Double(scale)).rounded(.toNearestOrAwayFromZero)
    return Int32(min(max(steps, Double(Int32.min)), Double(Int32.max)))
  }

  /// The reals that quantised weights stand for.
  static func reals(of weights: Tensor) -> [Float] {
    guard case .int8(let values)? = weights.constant, let quantization = weights.quantization
    else { return [] }
    let channels = ChannelAxis(quantization.axis ?? 0, of: weights.shape.dimensions)
    return values.enumerated().map { position, value in
      Float(value) * quantization.scale(ofChannel: channels.channel(of: position))
    }
  }
}
