internal import ModelIR

extension Reduce {
  /// How a file says the reduction.
  var spelling: TFLiteSpelling {
    let code: BuiltinOperator =
      switch function {
      case .sum: .sum
      case .product: .reduceProd
      case .minimum: .reduceMin
      case .maximum: .reduceMax
      case .any: .reduceAny
      case .all: .reduceAll
      }
    return TFLiteSpelling(
      code,
      WrittenOperator(
        TFLiteSchema.ReducerOptions.self, [.keepDims: .bool(keepsAxes)],
        operands: [.init("axes", axes)]))
  }
}

extension ArgMax {
  /// How a file says the search, which always drops its axis and takes the first; nil otherwise.
  func spelling(resultType: ElementType) -> TFLiteSpelling? {
    guard !keepsAxis, !takesLast else { return nil }
    let axis = WrittenOperator.Operand(name: "axis", shape: [], values: [axis])
    return TFLiteSpelling(
      isMinimum ? .argMin : .argMax,
      WrittenOperator(
        TFLiteSchema.ArgMaxOptions.self, [.outputType: .integer(resultType.tfliteCode)],
        operands: [axis]))
  }
}

extension Pad {
  /// How a file says a border that is not of zeros; nil where it has no words for it.
  func spelling(of input: Tensor) -> TFLiteSpelling? {
    switch mode {
    case .reflect, .symmetric:
      return TFLiteSpelling(
        .mirrorPad,
        WrittenOperator(
          TFLiteSchema.MirrorPadOptions.self,
          [.mode: .integer(Int8(mode == .reflect ? 0 : 1))], operands: [paddings]))
    case .constant:
      guard let element = input.element(for: value) else { return nil }
      return TFLiteSpelling(.padV2, operands: [paddings, .init("value", element, like: input)])
    case .edge: return nil
    }
  }
}

extension Tensor {
  /// The element that stands for a real; nil for types that none does.
  fileprivate func element(for real: Float) -> TensorElements? {
    guard elementType != .float32 else { return .float32([real]) }
    guard let quantization, let range = elementType.integerRange else { return nil }
    let integer = quantization.integer(nearest: real, in: range)
    switch elementType {
    case .int8: return .int8([Int8(truncatingIfNeeded: integer)])
    case .uint8: return .uint8([UInt8(truncatingIfNeeded: integer)])
    case .int16: return .int16([Int16(truncatingIfNeeded: integer)])
    default: return nil
    }
  }
}

extension Resize {
  /// How a file says the resizing; nil where it has no words for it.
  var spelling: TFLiteSpelling? {
    guard rowScale == 0, columnScale == 0 else { return nil }
    let operand = WrittenOperator.Operand("size", [size.height, size.width])
    let alignsCorners = coordinates == .alignCorners
    switch mode {
    case .bilinear:
      guard alignsCorners || coordinates == .halfPixel || coordinates == .asymmetric,
        rounding == .floor
      else { return nil }
      return TFLiteSpelling(
        .resizeBilinear,
        WrittenOperator(
          TFLiteSchema.ResizeBilinearOptions.self,
          [
            .alignCorners: .bool(alignsCorners),
            .halfPixelCenters: .bool(coordinates == .halfPixel),
          ], operands: [operand]))
    case .nearest:
      guard alignsCorners || coordinates == .halfPixelCenters || coordinates == .asymmetric,
        rounding == (alignsCorners ? .halfUp : .floor)
      else { return nil }
      return TFLiteSpelling(
        .resizeNearestNeighbor,
        WrittenOperator(
          TFLiteSchema.ResizeNearestNeighborOptions.self,
          [
            .alignCorners: .bool(alignsCorners),
            .halfPixelCenters: .bool(coordinates == .halfPixelCenters),
          ], operands: [operand]))
    }
  }
}

extension TransposedConvolution {
  /// How a file says it, with the result's size in front and the weights before the image; nil for
  /// dilations and for borders that are neither none nor that of "same".
  func spelling(of operation: Operation, in graph: Graph) -> TFLiteSpelling? {
    guard dilation == Extent(height: 1, width: 1), operation.inputs.count > 1,
      let weights = operation.inputs[1], graph[weights].shape.rank == 4
    else { return nil }
    let shape = graph[weights].shape
    let window = SlidingWindow(
      kernel: Extent(height: shape[1], width: shape[2]), stride: stride)
    // The paddings are those of the convolution that this one is the transpose of.
    guard let scheme = window.scheme(of: padding, image: size) else { return nil }
    let result = graph[operation.outputs[0]].shape.dimensions
    var written = WrittenOperator(
      TFLiteSchema.TransposeConvOptions.self,
      [
        .padding: .integer(scheme.rawValue), .strideW: .int(stride.width),
        .strideH: .int(stride.height), .fusedActivationFunction: .integer(activation.tfliteCode),
      ], operands: [.init("output shape", result)])
    let sizePlace = operation.inputs.count
    written.order = [sizePlace, 1, 0] + (operation.inputs.count > 2 ? [2] : [])
    return TFLiteSpelling(.transposeConv, written)
  }
}
