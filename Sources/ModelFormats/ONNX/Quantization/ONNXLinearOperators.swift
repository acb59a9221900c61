internal import ModelIR
internal import QuantizedArithmetic

extension ONNXOperatorRule {
  /// Operators of integers that name their scales, and those that leave scales to others.
  static let linearOperators: [ONNXOperatorRule] = [
    ONNXOperatorRule("QLinearConv", inputs: 8) { importer throws(ModelFormatProblem) in
      [try importer.linearConvolution()]
    },
    linear("QLinearMatMul", inputs: 8) { importer throws(ModelFormatProblem) in
      let left = try importer.realInput(0)
      return try importer.linearResult(
        importer.product(left, importer.realInput(3, axis: 1)), scale: 6)
    },
    linear("QLinearAdd", inputs: 7) { importer throws(ModelFormatProblem) in
      let values = try [importer.realInput(0), importer.realInput(3)]
      return try importer.linearResult(
        importer.combined(Add(activation: .none), values), scale: 6)
    },
    linear("QLinearMul", inputs: 7) { importer throws(ModelFormatProblem) in
      let values = try [importer.realInput(0), importer.realInput(3)]
      return try importer.linearResult(
        importer.combined(Binary(.multiply), values), scale: 6)
    },
    linear("QLinearSigmoid", inputs: 4) { importer throws(ModelFormatProblem) in
      try importer.linearResult(
        importer.mapped(importer.realInput(0), Unary(.sigmoid)), scale: 3)
    },
    linear("QLinearLeakyRelu", inputs: 4) { importer throws(ModelFormatProblem) in
      let slope = importer.node.float("alpha", default: 0.01)
      return try importer.linearResult(
        importer.mapped(importer.realInput(0), Unary(.leakyRelu, alpha: slope)), scale: 3)
    },
    linear("QLinearGlobalAveragePool", inputs: 4) { importer throws(ModelFormatProblem) in
      let image = try importer.realInput(0)
      let isChannelsLast = importer.node.flag("channels_last")
      let axes = isChannelsLast ? 1..<max(2, image.rank - 1) : 2..<max(2, image.rank)
      return try importer.linearResult(
        importer.averaged(image, over: Array(axes)), scale: 3)
    },
    ONNXOperatorRule("ConvInteger", inputs: 2) { importer throws(ModelFormatProblem) in
      let image = try importer.centeredInput(0, zeroPoint: 2)
      let weights = try importer.centeredInput(1, zeroPoint: 3)
      let sums = try importer.convolution(image, weights: weights, bias: nil)
      return [try importer.cast(sums, to: .int32)]
    },
    ONNXOperatorRule("MatMulInteger", inputs: 2) { importer throws(ModelFormatProblem) in
      let left = try importer.centeredInput(0, zeroPoint: 2)
      let right = try importer.centeredInput(1, zeroPoint: 3)
      return [try importer.cast(importer.product(left, right), to: .int32)]
    },
  ]

  private static func linear(
    _ name: String, inputs: Int,
    _ read:
      @escaping @Sendable (inout ONNXImporter) throws(ModelFormatProblem)
      -> ONNXValue
  ) -> ONNXOperatorRule {
    ONNXOperatorRule(name, domains: ["", "com.microsoft"], inputs: inputs) {
      importer throws(ModelFormatProblem) in [try read(&importer)]
    }
  }
}

extension ONNXImporter {
  /// The reals of an integer input, whose scale and zero point are the two inputs behind it.
  mutating func realInput(
    _ index: Int, axis: Int = 0
  ) throws(ModelFormatProblem) -> ONNXValue {
    try real(input(index), scale(index + 1, zeroPoint: index + 2), axis: axis)
  }

  /// The integers of a result, whose scale and zero point are two of the node's inputs.
  mutating func linearResult(
    _ value: ONNXValue, scale index: Int
  ) throws(ModelFormatProblem) -> ONNXValue {
    rounding = .float32
    defer { rounding = .single }
    return try quantized(value, scale(index, zeroPoint: index + 1), axis: 0)
  }

  /// A convolution of integers with scales; the bias has the product of the image's and weights'.
  mutating func linearConvolution() throws(ModelFormatProblem) -> ONNXValue {
    let image = try realInput(0)
    let weights = try realInput(3)
    var bias: ONNXValue?
    if let sums = try optionalInput(8) {
      let step = try scale(1, zeroPoint: 2).scales[0]
      let scales = try scale(4, zeroPoint: 5).scales.map { $0 * step }
      let product = ONNXScale(
        scales: scales, zeroPoints: Array(repeating: 0, count: scales.count),
        shape: [scales.count], type: .int32)
      bias = try real(sums, product, axis: 0)
    }
    return try linearResult(convolution(image, weights: weights, bias: bias), scale: 6)
  }

  /// An integer input less its zero point, as reals: exact as long as sums stay below 2^24.
  mutating func centeredInput(
    _ index: Int, zeroPoint: Int
  ) throws(ModelFormatProblem) -> ONNXValue {
    let reals = try cast(input(index), to: .float32)
    guard let zero = try optionalInput(zeroPoint) else { return reals }
    var point = try cast(zero, to: .float32)
    if point.rank == 1, shape(point)[0] > 1 {
      // One for each row of a matrix, or for each output of a convolution.
      let ones = Array(repeating: 1, count: max(1, reals.rank - 1))
      point = try reshaped(point, to: shape(point) + ones)
    }
    return try combined(Binary(.subtract), [reals, point])
  }
}
