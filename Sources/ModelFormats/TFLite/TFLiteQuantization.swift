internal import ModelIR

/// How a file's scales and zero points become a tensor's quantisation.
enum TFLiteQuantization {
  /// Reads a tensor's quantisation; nil for reals, and where the file holds a range but no scale.
  ///
  /// Follows TFLM, micro/micro_allocator.cc (`InitializeTfLiteTensorFromFlatbuffer`): scales
  /// without zero points count as none, one zero point serves all scales, and with a single scale
  /// the axis does not matter.
  static func read(
    _ tensor: FlatBufferTable<TFLiteSchema.Tensor>, _ type: ElementType, _ shape: Shape,
    _ place: String
  ) throws(ModelFormatProblem) -> Quantization? {
    guard type != .float32,
      let table = try tensor.table(
        .quantization, as: TFLiteSchema.QuantizationParameters.self)
    else { return nil }
    let scales = try table.floats(.scale)
    let zeroPoints = try zeroPoints(table, count: scales.count, place)
    guard !scales.isEmpty, !zeroPoints.isEmpty else { return nil }
    guard scales.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw ModelFormatProblem(
        at: "\(place), scale", found: "a negative or infinite one", expected: "positive numbers")
    }
    let axis = try axis(table, scales.count, shape, place)
    return Quantization(scales: scales, zeroPoints: zeroPoints, axis: axis)
  }

  private static func zeroPoints(
    _ table: FlatBufferTable<TFLiteSchema.QuantizationParameters>, count: Int, _ place: String
  ) throws(ModelFormatProblem) -> [Int32] {
    let values = try table.integers(.zeroPoint, as: Int64.self)
    guard values.count <= 1 || values.count == count else {
      throw ModelFormatProblem(
        at: "\(place), zero points", found: "\(values.count)",
        expected: "as many as scales (\(count)), or one")
    }
    var points: [Int32] = []
    for value in values {
      guard let point = Int32(exactly: value) else {
        throw ModelFormatProblem(
          at: "\(place), zero point", found: "\(value)", expected: "a 32-bit number")
      }
      points.append(point)
    }
    if points.count == 1 { return Array(repeating: points[0], count: count) }
    return points
  }

  private static func axis(
    _ table: FlatBufferTable<TFLiteSchema.QuantizationParameters>, _ count: Int, _ shape: Shape,
    _ place: String
  ) throws(ModelFormatProblem) -> Int? {
    if count == 1 { return nil }
    // A vector has one axis; person_detect of TFLM names its weights' axis 3 for biases as well.
    let axis = shape.rank == 1 ? 0 : try table.int(.quantizedDimension)
    if shape.dimensions.indices.contains(axis), shape[axis] == count { return axis }
    throw ModelFormatProblem(
      at: "\(place), quantised dimension", found: "axis \(axis) for \(count) scales",
      expected: "an axis of shape \(shape) with that extent")
  }
}
