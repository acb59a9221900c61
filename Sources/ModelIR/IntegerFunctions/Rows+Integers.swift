package import QuantizedArithmetic

extension Mean {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let input = try operands.tensor(0)
    guard input.valueKind == .quantized else { return nil }
    return .reduce(
      Reduction(
        rounding == .float32 ? .sumReals : .sum, extents: input.shape.dimensions, axes: axes,
        zeroPoint: try input.uniform(named: "input").zeroPoint,
        requantization: try requantization(input: input, result: result)))
  }
}

extension Reduce {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let input = try operands.tensor(0)
    if input.valueKind == .plain { return extreme(of: input, result) }
    guard input.valueKind == .quantized else { return nil }
    let operation: Reduction.Operation
    switch function {
    case .sum: operation = .sum
    case .minimum where input.sharesScale(with: result): operation = .minimum
    case .maximum where input.sharesScale(with: result): operation = .maximum
    default: return nil
    }
    return .reduce(
      Reduction(
        operation, extents: input.shape.dimensions, axes: axes,
        zeroPoint: try input.uniform(named: "input").zeroPoint,
        requantization: try Quantize().requantization(input: input, result: result)))
  }

  /// The least or greatest of integers that stand for themselves; nil for other functions.
  private func extreme(of input: Tensor, _ result: Tensor) -> TensorFunction? {
    let isLogical = input.elementType == .bool
    let operation: Reduction.Operation
    switch function {
    case .minimum: operation = .minimum
    case .maximum: operation = .maximum
    case .all where isLogical: operation = .minimum
    case .any where isLogical: operation = .maximum
    default: return nil
    }
    return .reduce(Reduction(operation, extents: input.shape.dimensions, axes: axes))
  }
}

extension Resize {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let input = try operands.tensor(0)
    let isTensorFlows = [.asymmetric, .halfPixel, .alignCorners].contains(coordinates)
    guard mode == .bilinear, input.valueKind == .quantized, isTensorFlows, rowScale == 0,
      columnScale == 0
    else { return nil }
    return .interpolate(
      Interpolation(
        extents: input.shape.dimensions, size: [size.height, size.width],
        alignsCorners: coordinates == .alignCorners, hasHalfPixels: coordinates == .halfPixel))
  }
}

extension LogSoftmax {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let input = try operands.tensor(0)
    guard input.elementType == .int8, result.elementType == .int8,
      try result.uniform(named: "result") == (1 / 16, 127),
      let length = input.shape.dimensions.last, length <= Softmax.longestQuantizedRow
    else { return nil }
    return .logSoftmax(
      LogSoftmaxRows(
        rows: input.shape.elementCount / length, length: length,
        inputScale: try input.uniform(named: "input").scale))
  }
}

extension L2Normalization {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let input = try operands.tensor(0)
    // A row of 2^15 values' sum of squares fits 31 bits.
    guard input.elementType == .int8, result.elementType == .int8,
      try result.uniform(named: "result") == (1 / 128, 0),
      let length = input.shape.dimensions.last, length <= 1 << 15
    else { return nil }
    return .normalize(
      NormalizedRows(
        rows: input.shape.elementCount / length, length: length,
        zeroPoint: try input.uniform(named: "input").zeroPoint))
  }
}

extension ArgMax {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let shape = try operands.shape(0)
    guard try operands.tensor(0).elementType != .float32 else { return nil }
    return .find(
      ExtremeSearch(
        extents: [
          shape.dimensions[..<axis].reduce(1, *), shape[axis],
          shape.dimensions[(axis + 1)...].reduce(1, *),
        ], isMinimum: isMinimum, takesLast: takesLast))
  }
}

extension BatchMatMul {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    let (left, right) = (try operands.tensor(0), try operands.tensor(1))
    let isWide = left.elementType == .int16
    guard left.valueKind == .quantized, isWide ? right.valueKind == .quantized : right.hasBytes
    else { return nil }
    let (rows, inner, columns) = try extents(left.shape, right.shape)
    let batch = Shape(Array(result.shape.dimensions.dropLast(2)))
    let (one, other) = (try left.uniform(named: "left"), try right.uniform(named: "right"))
    let after = try result.uniform(named: "result")
    let products = MatrixProducts(
      rows: rows, inner: inner, columns: columns,
      starts: (matrices(of: left.shape, in: batch), matrices(of: right.shape, in: batch)),
      steps: (
        transposesLeft ? [1, rows] : [inner, 1], transposesRight ? [inner, 1] : [1, columns]
      ), zeroPoints: (one.zeroPoint, other.zeroPoint),
      // The product of the scales is a float32 (`GetQuantizedConvolutionMultipler`).
      requantization: Requantization(
        multiplier: FixedPointMultiplier(
          ScaleProduct.float32.factor(one.scale, other.scale, after.scale)),
        zeroPoint: after.zeroPoint, range: try Activation.none.range(of: result)))
    if isWide, (one.zeroPoint, other.zeroPoint, after.zeroPoint) != (0, 0, 0) { return nil }
    return isWide ? .wideMultiply(WideMatrixProducts(products)) : .multiply(products)
  }
}
