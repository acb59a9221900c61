internal import ModelIR

extension Softmax: TFLiteForm {
  static var code: BuiltinOperator { .softmax }
  static var fileInputs: ClosedRange<Int> { 1...1 }
  static var tensorInputs: Int { 1 }

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let beta = try source.options(TFLiteSchema.SoftmaxOptions.self).float(.beta)
    guard beta.isFinite, beta > 0 else {
      throw source.problem("beta", found: "\(beta)", expected: "a positive number")
    }
    self.init(beta: beta)
  }

  func written(_ operation: GraphOperation) -> WrittenOperator {
    WrittenOperator(TFLiteSchema.SoftmaxOptions.self, [.beta: .float(beta)])
  }
}
