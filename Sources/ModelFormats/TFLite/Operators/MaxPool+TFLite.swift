internal import ModelIR

extension MaxPool: TFLiteForm {
  static var code: BuiltinOperator { .maxPool2D }
  static var fileInputs: ClosedRange<Int> { 1...1 }
  static var tensorInputs: Int { 1 }

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let pool = try PoolOptions(source)
    self.init(
      kernel: pool.window.kernel, stride: pool.window.stride, padding: pool.padding,
      activation: pool.activation)
  }

  func written(_ operation: GraphOperation) throws(ModelFormatProblem) -> WrittenOperator {
    let window = SlidingWindow(kernel: kernel, stride: stride)
    return try PoolOptions(window: window, padding: padding, activation: activation)
      .written(operation)
  }
}
