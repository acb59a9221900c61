internal import ModelIR
internal import QuantizedArithmetic

/// What an operation makes of channels that are the same number everywhere; always nil where that
/// would not be the same number everywhere again.
struct ChannelArithmetic {
  /// The result's number from one of each input.
  let apply: ([Int32]) -> Int32?

  /// The arithmetic of an operation that takes channels one by one; nil for other operations.
  ///
  /// - Throws: `OperatorError` for operands that no verified graph has.
  init?(_ operation: Operation, in graph: Graph) throws(OperatorError) {
    let inputs = operation.inputs.compactMap(\.self).map { graph[$0] }
    let result = graph[operation.outputs[0]]
    switch operation.operator {
    case .reshape, .stridedSlice: apply = { $0[0] }
    case .averagePool(let form):
      apply = ChannelArithmetic.clamp(try form.activation.range(of: result))
    case .maxPool(let form): apply = ChannelArithmetic.clamp(try form.activation.range(of: result))
    case .pad(let form):
      let border = result.quantization?.zeroPoints.first ?? 0
      let isEmpty = (form.before + form.after).allSatisfy { $0 == 0 }
      apply = { isEmpty || $0[0] == border ? $0[0] : nil }
    case .quantize(let form):
      let requantization = try form.requantization(input: inputs[0], result: result)
      let zeroPoint = inputs[0].quantization?.zeroPoints.first ?? 0
      apply = { requantization.apply(to: $0[0] - zeroPoint) }
    case .mean(let form):
      let requantization = try form.requantization(input: inputs[0], result: result)
      let zeroPoint = inputs[0].quantization?.zeroPoints.first ?? 0
      let count = Int32(clamping: form.count(over: inputs[0].shape))
      apply = { requantization.apply(to: ($0[0] - zeroPoint) &* count) }
    case .add(let form):
      let addition = try form.quantizedAddition(left: inputs[0], right: inputs[1], result: result)
      apply = { addition.apply($0[0], $0[1]) }
    default: return nil
    }
  }

  private static func clamp(_ range: ClosedRange<Int32>) -> ([Int32]) -> Int32? {
    { min(max($0[0], range.lowerBound), range.upperBound) }
  }
}

extension Operation {
  /// What takes the sums of each output of a layer to the result.
  ///
  /// - Throws: `OperatorError` for operands that no verified graph has.
  func requantizations(in graph: Graph) throws(OperatorError) -> [Requantization] {
    let tensors = inputs.compactMap(\.self).map { graph[$0] }
    let result = graph[outputs[0]]
    return switch `operator` {
    case .convolution(let form):
      try form.requantizations(image: tensors[0], weights: tensors[1], result: result)
    case .depthwiseConvolution(let form):
      try form.requantizations(image: tensors[0], weights: tensors[1], result: result)
    case .fullyConnected(let form):
      try form.requantizations(rows: tensors[0], weights: tensors[1], result: result)
    default: []
    }
  }
}
