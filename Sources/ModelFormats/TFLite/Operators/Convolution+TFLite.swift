internal import ModelIR
internal import QuantizedArithmetic

extension Convolution: TFLiteForm {
  static var code: BuiltinOperator { .conv2D }
  static var fileInputs: ClosedRange<Int> { 2...3 }
  static var tensorInputs: Int { 3 }

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let options = try source.options(TFLiteSchema.Conv2DOptions.self)
    let weights = try source.weights()
    let window = SlidingWindow(
      kernel: Extent(height: weights[1], width: weights[2]),
      stride: try source.extent(options, "stride", height: .strideH, width: .strideW),
      dilation: try source.extent(
        options, "dilation", height: .dilationHFactor, width: .dilationWFactor, default: 1))
    self.init(
      stride: window.stride, dilation: window.dilation,
      padding: try source.padding(options, .padding, of: window),
      activation: try source.activation(options, .fusedActivationFunction))
  }

  func written(_ operation: GraphOperation) throws(ModelFormatProblem) -> WrittenOperator {
    guard rounding == .double else {
      throw operation.problem("rounding", found: "\(rounding)", expected: "double")
    }
    let kernel = try operation.kernel()
    let window = SlidingWindow(kernel: kernel, stride: stride, dilation: dilation)
    let scheme = try operation.scheme(of: padding, window)
    return WrittenOperator(
      TFLiteSchema.Conv2DOptions.self,
      [
        .padding: .integer(scheme.rawValue),
        .strideW: .int(stride.width), .strideH: .int(stride.height),
        .fusedActivationFunction: .integer(activation.tfliteCode),
        .dilationWFactor: .int(dilation.width), .dilationHFactor: .int(dilation.height),
      ])
  }
}
