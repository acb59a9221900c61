internal import ModelIR
internal import QuantizedArithmetic

extension DepthwiseConvolution: TFLiteForm {
  static var code: BuiltinOperator { .depthwiseConv2D }
  static var fileInputs: ClosedRange<Int> { 2...3 }
  static var tensorInputs: Int { 3 }

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let options = try source.options(TFLiteSchema.DepthwiseConv2DOptions.self)
    let weights = try source.weights()
    let window = SlidingWindow(
      kernel: Extent(height: weights[1], width: weights[2]),
      stride: try source.extent(options, "stride", height: .strideH, width: .strideW),
      dilation: try source.extent(
        options, "dilation", height: .dilationHFactor, width: .dilationWFactor, default: 1))
    self.init(
      stride: window.stride, dilation: window.dilation,
      padding: try source.padding(options, .padding, of: window),
      multiplier: try Self.multiplier(source),
      activation: try source.activation(options, .fusedActivationFunction))
  }

  /// Output channels per input channel, from the shapes: the field of the file is ignored by newer
  /// kernels (schema.fbs, table DepthwiseConv2DOptions).
  private static func multiplier(_ source: TFLiteOperator) throws(ModelFormatProblem) -> Int {
    let inputChannels = try source.image()[3]
    let outputChannels = try source.weights()[3]
    guard inputChannels > 0, outputChannels > 0, outputChannels % inputChannels == 0 else {
      throw source.problem(
        "weights", found: "\(outputChannels) channels",
        expected: "a multiple of the image's \(inputChannels)")
    }
    return outputChannels / inputChannels
  }

  func written(_ operation: GraphOperation) throws(ModelFormatProblem) -> WrittenOperator {
    guard rounding == .double else {
      throw operation.problem("rounding", found: "\(rounding)", expected: "double")
    }
    let kernel = try operation.kernel()
    let window = SlidingWindow(kernel: kernel, stride: stride, dilation: dilation)
    let scheme = try operation.scheme(of: padding, window)
    return WrittenOperator(
      TFLiteSchema.DepthwiseConv2DOptions.self,
      [
        .padding: .integer(scheme.rawValue),
        .strideW: .int(stride.width), .strideH: .int(stride.height),
        .depthMultiplier: .int(multiplier),
        .fusedActivationFunction: .integer(activation.tfliteCode),
        .dilationWFactor: .int(dilation.width), .dilationHFactor: .int(dilation.height),
      ])
  }
}
