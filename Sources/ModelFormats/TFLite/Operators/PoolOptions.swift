internal import ModelIR

/// What both poolings say in a file.
struct PoolOptions {
  /// The window and its steps.
  let window: SlidingWindow
  /// Border that windows may reach into.
  let padding: Padding
  /// The clamp behind it.
  let activation: Activation

  /// Gathers a pooling's attributes.
  init(window: SlidingWindow, padding: Padding, activation: Activation) {
    self.window = window
    self.padding = padding
    self.activation = activation
  }

  /// Reads a pooling's options.
  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let options = try source.options(TFLiteSchema.Pool2DOptions.self)
    let window = SlidingWindow(
      kernel: try source.extent(options, "window", height: .filterHeight, width: .filterWidth),
      stride: try source.extent(options, "stride", height: .strideH, width: .strideW))
    self.init(
      window: window, padding: try source.padding(options, .padding, of: window),
      activation: try source.activation(options, .fusedActivationFunction))
  }

  /// The same attributes for a file.
  func written(_ operation: GraphOperation) throws(ModelFormatProblem) -> WrittenOperator {
    let scheme = try operation.scheme(of: padding, window)
    return WrittenOperator(
      TFLiteSchema.Pool2DOptions.self,
      [
        .padding: .integer(scheme.rawValue),
        .strideW: .int(window.stride.width), .strideH: .int(window.stride.height),
        .filterWidth: .int(window.kernel.width), .filterHeight: .int(window.kernel.height),
        .fusedActivationFunction: .integer(activation.tfliteCode),
      ])
  }
}
