internal import ModelIR
internal import QuantizedArithmetic

extension FullyConnected: TFLiteForm {
  static var code: BuiltinOperator { .fullyConnected }
  static var fileInputs: ClosedRange<Int> { 2...3 }
  static var tensorInputs: Int { 3 }

  init(_ source: TFLiteOperator) throws(ModelFormatProblem) {
    let options = try source.options(TFLiteSchema.FullyConnectedOptions.self)
    let format: Int8 = try options.integer(.weightsFormat)
    guard format == 0 else {
      throw source.problem("weights format", found: "\(format)", expected: "0, plain rows")
    }
    // TFLM has no int4 weights here, so LiteRT's kernel, which rounds once, is what they mean.
    let isInt4 = try source.input(1, "weights").elementType == .int4
    self.init(
      activation: try source.activation(options, .fusedActivationFunction),
      keepsAxes: try options.bool(.keepNumDims), rounding: isInt4 ? .single : .double)
  }

  func written(_ operation: GraphOperation) throws(ModelFormatProblem) -> WrittenOperator {
    let isInt4 = try operation.input(1, "weights").elementType == .int4
    guard rounding == (isInt4 ? .single : .double) else {
      throw operation.problem(
        "rounding", found: "\(rounding)", expected: "double, or single where weights are int4")
    }
    return WrittenOperator(
      TFLiteSchema.FullyConnectedOptions.self,
      [
        .fusedActivationFunction: .integer(activation.tfliteCode), .keepNumDims: .bool(keepsAxes),
      ])
  }
}
