internal import InstructionSet
internal import ModelIR
internal import QuantizedArithmetic

/// The weights of a convolution or fully connected layer as the array takes them.
struct WeightedSum {
  /// The weights, as int8.
  var values: [Int8]
  var format: WeightFormat
  /// Taken off each weight.
  var zeroPoint: Int
  /// The model's bias of each output channel.
  var bias: [Int32]
}

extension Lowering {
  /// The constant weights and bias of an operation with so many output channels.
  func weightedSum(_ operation: Operation, channels: Int) throws(Diagnostic) -> WeightedSum {
    let tensor = graph[try tensorID(operation, 1)]
    var values: [Int8]
    switch tensor.constant {
    case .int8(let signed): values = signed
    case .uint8(let unsigned): values = unsigned.map { Int8(bitPattern: $0 ^ 0x80) }
    default:
      throw refusal(
        found: "the weights \"\(tensor.name)\" are no 8-bit or 4-bit constant",
        accepted: "constant int8, uint8 or int4 weights", remedy: "quantise the weights")
    }
    let points = Set(tensor.quantization?.zeroPoints ?? [0])
    guard let point = points.first, points.count == 1 else {
      throw refusal(
        found: "the weights \"\(tensor.name)\" have a zero point per channel",
        accepted: "one zero point for all weights", remedy: "quantise the weights symmetrically")
    }
    if case .convolution(let form) = operation.operator {
      values = form.spread(
        values, tensor.shape, self.tensor(operation, 0).shape[3],
        zero: Int8(truncatingIfNeeded: Int(point) + tensor.chipOffset))
    }
    return WeightedSum(
      values: values, format: tensor.elementType == .int4 ? .int4 : .int8,
      zeroPoint: Int(point) + tensor.chipOffset, bias: try bias(operation, channels: channels))
  }

  private func bias(_ operation: Operation, channels: Int) throws(Diagnostic) -> [Int32] {
    guard operation.inputs.count > 2, let id = operation.inputs[2] else {
      return Array(repeating: 0, count: channels)
    }
    guard case .int32(let values) = graph[id].constant else {
      throw refusal(
        found: "the bias \"\(graph[id].name)\" is no int32 constant",
        accepted: "constant int32 biases", remedy: "quantise the bias")
    }
    return values
  }

  /// Bias and multiplier of each channel, the input's zero point folded into the bias.
  ///
  /// Throws where a sum, at any point, could leave 32 bits.
  func parameters(
    _ sum: WeightedSum, _ strides: ConvolutionWeights.Strides, inputZeroPoint: Int,
    requantizations: [Requantization]
  ) throws(Diagnostic) -> [ChannelParameters] {
    let channels = requantizations.count
    let totals = sum.totals(channels: channels, channelIsInnermost: strides.output == 1)
    var parameters: [ChannelParameters] = []
    parameters.reserveCapacity(channels)
    for (channel, requantization) in requantizations.enumerated() {
      let bias = Int(sum.bias[channel]) - inputZeroPoint * totals[channel].sum
      // An int8 input is at most 128 away from zero.
      let bound = abs(bias) + 128 * totals[channel].magnitude
      guard bound <= Int(Int32.max) else {
        throw refusal(
          found: "the sums of channel \(channel) can reach \(bound)",
          accepted: "the accumulators hold \(Int32.max)",
          remedy: "lower the bias, or split the layer's input channels")
      }
      parameters.append(
        ChannelParameters(bias: Int32(bias), multiplier: requantization.multiplier))
    }
    return parameters
  }
}

extension WeightedSum {
  /// Puts the taps of `[outputs, taps, channels]` weights in the opposite order.
  mutating func flipTaps(channels: Int, outputs: Int) {
    let depth = values.count / outputs
    values = (0..<outputs).flatMap { output in
      stride(from: depth - channels, through: 0, by: -channels).flatMap { tap in
        values[output * depth + tap..<output * depth + tap + channels]
      }
    }
  }

  /// For each output channel, the sum of its weights less their zero point, and of their sizes.
  func totals(
    channels: Int, channelIsInnermost: Bool
  ) -> [(sum: Int, magnitude: Int)] {
    var totals = [(sum: Int, magnitude: Int)](repeating: (0, 0), count: channels)
    let depth = values.count / channels
    for channel in 0..<channels {
      var sum = 0
      var magnitude = 0
      for position in 0..<depth {
        let place = channelIsInnermost ? position * channels + channel : channel * depth + position
        let weight = Int(values[place]) - zeroPoint
        sum += weight
        magnitude += abs(weight)
      }
      totals[channel] = (sum, magnitude)
    }
    return totals
  }
}
