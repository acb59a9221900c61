internal import ModelIR

extension TFLiteTranslation {
  /// The negative; of quantised integers that of the integers themselves, whatever their zero
  /// points: LiteRT's reference kernel (`neg.h`) knows none, and TFLM has none for integers.
  static let negative = TFLiteTranslation(inputs: 1...1) { (steps) throws(ModelFormatProblem) in
    var plain = try steps.source.input(0, "input")
    guard plain.valueKind == .quantized,
      try steps.source.output().elementType == plain.elementType
    else { return steps.add(.unary(Unary(.negate)), inputs: 1) }
    plain.quantization = nil
    let bare = steps.tensor(plain.shape.dimensions, like: plain)
    let negative = steps.tensor(plain.shape.dimensions, like: plain)
    steps.add(.cast(Cast()), [steps.input(0)], to: bare)
    steps.add(.unary(Unary(.negate)), [bare], to: negative)
    steps.add(.cast(Cast()), [negative], to: steps.output())
  }

  static let leakyRelu = TFLiteTranslation(inputs: 1...1) { (steps) throws(ModelFormatProblem) in
    let alpha = try steps.source.options(TFLiteSchema.LeakyReluOptions.self).float(.alpha)
    guard alpha.isFinite else {
      throw steps.source.problem("alpha", found: "\(alpha)", expected: "a finite number")
    }
    steps.add(.unary(Unary(.leakyRelu, alpha: alpha)), inputs: 1)
  }

  static let gelu = TFLiteTranslation(inputs: 1...1) { (steps) throws(ModelFormatProblem) in
    let options = try steps.source.options(TFLiteSchema.GeluOptions.self)
    let function: UnaryFunction = try options.bool(.approximate) ? .geluTanh : .gelu
    steps.add(.unary(Unary(function)), inputs: 1)
  }

  static let l2Normalization = TFLiteTranslation(inputs: 1...1) {
    (steps) throws(ModelFormatProblem) in
    let options = try steps.source.options(TFLiteSchema.L2NormOptions.self)
    let activation = try steps.source.activation(options, .fusedActivationFunction)
    guard activation == .none else {
      throw steps.source.problem(
        "fused activation", found: "\(activation.rawValue)", expected: "none")
    }
    steps.add(.l2Normalization(L2Normalization()), inputs: 1)
  }

  static func search(isMinimum: Bool) -> TFLiteTranslation {
    TFLiteTranslation(inputs: 2...2) { (steps) throws(ModelFormatProblem) in
      let rank = try steps.source.input(0, "input").shape.rank
      let axis = try steps.axis(steps.integers(1, "axis", count: 1)[0], of: rank)
      let keepsAxis = try steps.source.output().shape.rank == rank
      steps.add(
        .argMax(ArgMax(axis: axis, keepsAxis: keepsAxis, isMinimum: isMinimum)), inputs: 1)
    }
  }

  static let batchMatMul = TFLiteTranslation(inputs: 2...2) { (steps) throws(ModelFormatProblem) in
    let options = try steps.source.options(TFLiteSchema.BatchMatMulOptions.self)
    steps.add(
      .batchMatMul(
        BatchMatMul(
          transposesLeft: try options.bool(.adjX), transposesRight: try options.bool(.adjY))),
      inputs: 2)
  }

  /// The file's inputs are the size, the weights, the image and the bias.
  static let transposedConvolution = TFLiteTranslation(inputs: 3...4) {
    (steps) throws(ModelFormatProblem) in
    let source = steps.source
    let options = try source.options(TFLiteSchema.TransposeConvOptions.self)
    let size = try steps.integers(0, "output shape", count: 4)
    let weights = try source.weights()
    let image = try source.input(2, "image").shape
    guard image.rank == 4, size.allSatisfy({ (1...(1 << 16)).contains($0) }) else {
      throw source.problem("output shape", found: "\(size)", expected: "four extents, NHWC")
    }
    let window = SlidingWindow(
      kernel: Extent(height: weights[1], width: weights[2]),
      stride: try source.extent(options, "stride", height: .strideH, width: .strideW))
    let code: Int8 = try options.integer(.padding)
    guard let scheme = PaddingScheme(rawValue: code) else {
      throw source.problem("padding", found: "code \(code)", expected: "0 (SAME) or 1 (VALID)")
    }
    // The paddings are those of the convolution that this one is the transpose of.
    let extent = Extent(height: size[1], width: size[2])
    let form = TransposedConvolution(
      stride: window.stride, padding: window.padding(scheme, image: extent), size: extent,
      activation: try source.activation(options, .fusedActivationFunction))
    steps.add(
      .transposedConvolution(form), [steps.input(2), steps.input(1), steps.input(3)],
      to: steps.output())
  }
}
