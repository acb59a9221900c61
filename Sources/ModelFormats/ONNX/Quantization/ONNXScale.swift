internal import ModelIR

/// The scale and zero point that a node names: one of each, or one per index of an axis or block.
struct ONNXScale {
  /// The reals that one step stands for.
  let scales: [Float]
  /// The integers that stand for zero, as many.
  let zeroPoints: [Int32]
  /// The extents of both.
  let shape: [Int]
  /// The type of the integers.
  let type: ONNXElementType

  /// The quantisation of a tensor with scales along an axis of it, where there are several; nil
  /// where they are not such.
  func quantization(axis: Int?) -> Quantization? {
    if scales.count == 1 { return Quantization(scale: scales[0], zeroPoint: zeroPoints[0]) }
    guard let axis, shape.count == 1 else { return nil }
    return Quantization(scales: scales, zeroPoints: zeroPoints, axis: axis)
  }
}

/// Integers that are given a scale.
struct ONNXAnnotation: Hashable {
  /// The integers.
  let tensor: TensorID
  /// What they stand for.
  let quantization: Quantization
}

extension ONNXImporter {
  /// The scale and zero point in two of the node's inputs, which must be known beforehand.
  mutating func scale(
    _ index: Int, zeroPoint zeroIndex: Int
  ) throws(ModelFormatProblem) -> ONNXScale {
    let scales = try reals(ofInput: index, "scale") ?? []
    let shape = shape(try input(index))
    guard !scales.isEmpty, scales.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw node.problem("scale", found: "\(scales.prefix(9))", expected: "numbers above zero")
    }
    let zeros = try integers(ofInput: zeroIndex, "zero point")
    var type = ONNXElementType.uint8
    if let zero = try optionalInput(zeroIndex) {
      type = zero.type
    } else if node.has("output_dtype") {
      let code = Int32(truncatingIfNeeded: node.int("output_dtype", default: 2))
      type = try ONNXElementType(code: code, node.place)
    }
    let points = zeros ?? Array(repeating: 0, count: scales.count)
    let range = type.range ?? 0...0
    guard points.count == scales.count, points.allSatisfy({ range.contains(Int64($0)) }),
      let zeroPoints = Self.exactly(points)
    else {
      throw node.problem(
        "zero point", found: "\(points.prefix(9)) of \(type)",
        expected: "\(scales.count) integers of the type")
    }
    return ONNXScale(scales: scales, zeroPoints: zeroPoints, shape: shape, type: type)
  }

  private static func exactly(_ values: [Int]) -> [Int32]? {
    let narrow = values.compactMap { Int32(exactly: $0) }
    return narrow.count == values.count ? narrow : nil
  }

  /// Integers together with what they stand for; nil where they already stand for something else.
  mutating func annotate(
    _ value: ONNXValue, _ quantization: Quantization
  ) -> TensorID? {
    let tensor = graph[value.tensor]
    if tensor.quantization == quantization { return value.tensor }
    let key = ONNXAnnotation(tensor: value.tensor, quantization: quantization)
    if let known = annotated[key] { return known }
    guard tensor.constant != nil else {
      let isInput = graph.inputs.contains(value.tensor)
      guard isInput, tensor.quantization == nil else { return nil }
      graph[value.tensor].quantization = quantization
      return value.tensor
    }
    var copy = tensor
    copy.name = ""
    copy.quantization = quantization
    if value.type == .int4 { copy.elementType = .int4 }
    let id = graph.add(copy)
    annotated[key] = id
    return id
  }

  /// The reals that integers stand for.
  mutating func real(
    _ value: ONNXValue, _ scale: ONNXScale, axis: Int
  ) throws(ModelFormatProblem) -> ONNXValue {
    let stored = (0..<value.rank).contains(axis) ? value.storedAxis(axis) : nil
    if scale.scales.count > 1, scale.shape.count == 1,
      stored.map({ graph[value.tensor].shape[$0] }) != scale.scales.count
    {
      throw node.problem(
        "scale", found: "\(scale.scales.count) of them",
        expected: "one for each index of axis \(axis)")
    }
    if let quantization = scale.quantization(axis: stored),
      let integers = annotate(value, quantization)
    {
      return ONNXValue(try dequantized(integers), order: value.order, type: .float32)
    }
    let (factor, zero) = try expanded(scale, like: value, axis: axis)
    let reals = try cast(value, to: .float32)
    let centered = try combined(Binary(.subtract), [reals, zero])
    return try combined(Binary(.multiply), [centered, factor])
  }

  /// Scale and zero point as values that go with another, one for each of its elements where they
  /// come in blocks.
  mutating func expanded(
    _ scale: ONNXScale, like value: ONNXValue, axis: Int
  ) throws(ModelFormatProblem) -> (scale: ONNXValue, zeroPoint: ONNXValue) {
    let extents = shape(value)
    var target = scale.shape
    if scale.scales.count > 1, scale.shape.count == 1 {
      target = Array(repeating: 1, count: extents.count)
      target[axis] = scale.scales.count
    }
    let lists = [scale.scales, scale.zeroPoints.map { Float($0) }]
    var values: [ONNXValue] = []
    for list in lists {
      let tensor = add(constant: .float32(list), shape: target)
      values.append(ONNXValue(tensor, rank: target.count, type: .float32))
    }
    let block = node.int("block_size", default: 0)
    if block > 0, scale.shape.count == extents.count {
      let indices = (0..<extents[axis]).map { Int32($0 / block) }
      guard (extents[axis] + block - 1) / block == scale.shape[axis] else {
        throw node.problem(
          "scale", found: "\(scale.shape)", expected: "one for each block of \(block)")
      }
      let list = add(constant: .int32(indices), shape: [indices.count])
      for index in values.indices {
        values[index].tensor = try emit(Gather(axis: axis), [values[index].tensor, list])
      }
    }
    return (values[0], values[1])
  }
}
