internal import ModelIR
internal import QuantizedArithmetic

extension Add: TFLiteForm {
  static var code: BuiltinOperator { .add }
  static var fileInputs: ClosedRange<Int> { 2...2 }
  static var tensorInputs: Int { 2 }

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let options = try source.options(TFLiteSchema.AddOptions.self)
    self.init(activation: try source.activation(options, .fusedActivationFunction))
  }

  func written(_ operation: GraphOperation) throws(ModelFormatProblem) -> WrittenOperator {
    guard rounding == .double else {
      throw operation.problem("rounding", found: "\(rounding)", expected: "double")
    }
    return WrittenOperator(
      TFLiteSchema.AddOptions.self,
      [.fusedActivationFunction: .integer(activation.tfliteCode)])
  }
}
