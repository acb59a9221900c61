internal import ModelIR

extension Quantize: TFLiteForm {
  static var code: BuiltinOperator { .quantize }
  static var fileInputs: ClosedRange<Int> { 1...1 }
  static var tensorInputs: Int { 1 }

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    _ = try source.options(TFLiteSchema.QuantizeOptions.self)
    self.init()
  }

  func written(_ operation: GraphOperation) -> WrittenOperator {
    WrittenOperator(TFLiteSchema.QuantizeOptions.self, [:])
  }
}
