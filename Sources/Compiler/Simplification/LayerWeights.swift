internal import ModelIR

/// The constant weights of a layer, seen as `[outputs][taps][channels]`.
///
/// An output of a depthwise layer reads one channel. The taps of a fully connected layer are the
/// pixels that one of its rows is made of.
struct LayerWeights {
  /// The weights as the file has them; unsigned ones less 128.
  let values: [Int8]
  /// What stands for zero: one for all, or one for each output.
  let zeroPoints: [Int8]
  /// One for each output; nil for none.
  let bias: [Int32]?
  let outputs: Int
  let taps: Int
  /// Channels of the input.
  let channels: Int
  /// Outputs for each channel of a depthwise layer; nil for a dense one.
  let multiplier: Int?
  /// Whether taps may lie outside of the input.
  let isPadded: Bool

  /// Nil where the operation has no weights, or not such as are known.
  init?(_ operation: Operation, in graph: Graph) {
    guard let image = operation.inputs.first ?? nil, operation.inputs.count > 1,
      let id = operation.inputs[1], let (values, zeroPoints) = graph[id].signedConstant,
      let channels = graph[image].shape.dimensions.last
    else { return nil }
    let shape = graph[id].shape
    switch operation.operator {
    case .convolution(let form) where shape[3] == channels:
      (multiplier, isPadded, outputs) = (nil, form.padding != Padding(), shape[0])
    case .depthwiseConvolution(let form):
      (multiplier, isPadded, outputs) = (form.multiplier, form.padding != Padding(), shape[3])
    case .fullyConnected where shape[1] % channels == 0:
      (multiplier, isPadded, outputs) = (nil, false, shape[0])
    default: return nil
    }
    if operation.inputs.count > 2, let id = operation.inputs[2] {
      guard case .int32(let bias) = graph[id].constant else { return nil }
      self.bias = bias
    } else {
      bias = nil
    }
    self.values = values
    self.zeroPoints = zeroPoints
    self.channels = channels
    taps = values.count / outputs / (multiplier == nil ? channels : 1)
  }

  /// The channels that an output reads.
  func channelsRead(by output: Int) -> Range<Int> {
    guard let multiplier else { return 0..<channels }
    return output / multiplier..<output / multiplier + 1
  }

  func zeroPoint(of output: Int) -> Int8 { zeroPoints[zeroPoints.count == 1 ? 0 : output] }

  /// The positions of the weights between a channel that an output reads and the output.
  private func positions(_ output: Int, _ channel: Int) -> StrideTo<Int> {
    multiplier == nil
      ? stride(
        from: output * taps * channels + channel, to: (output + 1) * taps * channels, by: channels)
      : stride(from: output, to: values.count, by: outputs)
  }

  /// Whether an output hangs on a channel that it reads in no way.
  func areZero(_ output: Int, _ channel: Int) -> Bool {
    let zeroPoint = zeroPoint(of: output)
    return positions(output, channel).allSatisfy { values[$0] == zeroPoint }
  }

  /// The sum over all taps of the weights between a channel that an output reads and the output.
  func sum(_ output: Int, _ channel: Int) -> Int {
    let zeroPoint = Int(zeroPoint(of: output))
    return positions(output, channel).reduce(0) { $0 + Int(values[$1]) - zeroPoint }
  }
}

extension Tensor {
  /// The elements and zero points of an 8- or 4-bit constant, unsigned ones less 128.
  fileprivate var signedConstant: (values: [Int8], zeroPoints: [Int8])? {
    guard let points = quantization?.zeroPoints else { return nil }
    switch constant {
    case .int8(let values):
      return (values, points.map { Int8(truncatingIfNeeded: $0) })
    case .uint8(let values):
      return (
        values.map { Int8(bitPattern: $0 ^ 0x80) },
        points.map { Int8(truncatingIfNeeded: $0 - 128) }
      )
    default: return nil
    }
  }
}
