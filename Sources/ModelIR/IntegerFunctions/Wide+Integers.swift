package import QuantizedArithmetic

// Pools, softmax and changes of scale of 16-bit integers; those of 8 bits have instructions or
// tables of their own.

extension AveragePool {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let windows = try windows(over: operands.shape(0))
    return try operands.widePool(isMean: true, windows, activation, result: result)
  }
}

extension MaxPool {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let windows = try windows(over: operands.shape(0))
    return try operands.widePool(isMean: false, windows, activation, result: result)
  }
}

extension Operands {
  fileprivate func widePool(
    isMean: Bool, _ windows: Windows, _ activation: Activation, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let input = try tensor(0)
    guard input.elementType == .int16, input.valueKind == .quantized else { return nil }
    return .pool(
      WindowPool(
        isMean: isMean, extents: input.shape.dimensions,
        size: [windows.count.height, windows.count.width],
        kernel: [windows.kernel.height, windows.kernel.width],
        stride: [windows.stride.height, windows.stride.width],
        padding: [windows.padding.top, windows.padding.left],
        range: try activation.range(of: result)))
  }
}

extension Quantize {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let input = try operands.tensor(0)
    guard input.valueKind == .quantized, input.elementType == .int16 || !result.hasBytes else {
      return nil
    }
    let requantization = try requantization(input: input, result: result)
    return .combine(Combination(scaling: input, by: requantization))
  }
}

extension Softmax {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let input = try operands.tensor(0)
    guard input.elementType == .int16, input.valueKind == .quantized,
      let length = input.shape.dimensions.last
    else { return nil }
    let factor = Double(try input.uniform(named: "input").scale) * Double(beta) / (10 / 65535)
    let shares: (scale: Float, zeroPoint: Int32) = (2 / 65535, 0)
    return .wideSoftmax(
      WideSoftmaxRows(
        rows: input.shape.elementCount / length, length: length,
        multiplier: FixedPointMultiplier(factor),
        exponentials: InterpolatedTable(from: (10 / 65535, 32767), to: shares) {
          Float(ElementaryFunctions.exponential(Double($0)))
        },
        reciprocals: InterpolatedTable(from: (1 / 65535, -32768), to: shares) { 1 / (1 + $0) }))
  }
}

extension Combination {
  /// The elements of a tensor less its zero point, times one factor.
  package init(scaling input: Tensor, by requantization: Requantization) {
    let extents = input.shape.dimensions
    self.init(
      .multiply, left: Broadcast(extents, to: extents), right: Broadcast([], to: extents),
      requantization: requantization)
    rightConstants = [1]
    leftZeroPoint = input.quantization?.zeroPoints.first ?? 0
  }
}

extension OperandValues {
  /// The result in integers where 16-bit ones take part; nil for others.
  func wideIntegers(
    _ definition: some OperatorDefinition, result: Tensor
  ) throws(OperatorError) -> TensorElements? {
    guard result.elementType == .int16 || values.first??.tensor.elementType == .int16,
      result.valueKind == .quantized
    else { return nil }
    let tensors = values.map { value -> Tensor? in
      guard let value else { return nil }
      var tensor = value.tensor
      tensor.constant = value.elements
      return tensor
    }
    guard
      let function = try definition.integerFunction(
        of: Operands(tensors, names: names), result: result)
    else { return nil }
    let input = try self[0].elements.integers(named: names[0])
    return TensorElements(function.form.result(input).map(Int64.init), of: result.elementType)
  }
}
