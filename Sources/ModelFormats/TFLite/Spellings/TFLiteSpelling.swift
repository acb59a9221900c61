internal import ModelIR

/// What a file says for an operation: an operator, its options and operands.
///
/// It is the inverse of `TFLiteTranslation`, for what a graph has operators of its own for.
struct TFLiteSpelling {
  let code: BuiltinOperator
  let written: WrittenOperator

  init(_ code: BuiltinOperator, _ written: WrittenOperator = WrittenOperator()) {
    self.code = code
    self.written = written
  }

  /// An operator without options that has its attributes as constant inputs.
  init(_ code: BuiltinOperator, operands: [WrittenOperator.Operand]) {
    self.init(code, WrittenOperator(operands: operands))
  }
}

extension Operator {
  /// How a file says an operation that has no `form`; nil where it has no words for it.
  func spelling(of operation: Operation, in graph: Graph) -> TFLiteSpelling? {
    switch self {
    // Of quantised tensors NEG negates the integers, whatever their zero points.
    case .unary(let form) where form.function == .negate && operation.makesQuantized(in: graph): nil
    case .unary(let form): form.spelling
    case .binary(let form): form.spelling
    case .reduce(let form): form.spelling
    case .pad(let form):
      operation.inputs.first.flatMap { $0 }.flatMap { form.spelling(of: graph[$0]) }
    case .resize(let form): form.spelling
    case .argMax(let form): form.spelling(resultType: graph[operation.outputs[0]].elementType)
    case .transposedConvolution(let form): form.spelling(of: operation, in: graph)
    case .select: TFLiteSpelling(.selectV2)
    case .cast: TFLiteSpelling(.cast)
    case .dequantize: TFLiteSpelling(.dequantize)
    case .logSoftmax: TFLiteSpelling(.logSoftmax)
    default: movement
    }
  }

  private var movement: TFLiteSpelling? {
    switch self {
    case .transpose(let form):
      TFLiteSpelling(.transpose, operands: [.init("permutation", form.permutation)])
    case .tile(let form): TFLiteSpelling(.tile, operands: [.init("multiples", form.repeats)])
    case .concatenate(let form):
      TFLiteSpelling(
        .concatenation,
        WrittenOperator(
          TFLiteSchema.ConcatenationOptions.self,
          [
            .axis: .int(form.axis), .fusedActivationFunction: .integer(form.activation.tfliteCode),
          ]))
    case .gather(let form):
      TFLiteSpelling(
        .gather,
        WrittenOperator(
          TFLiteSchema.GatherOptions.self,
          [.axis: .int(form.axis), .batchDims: .int(form.batchAxes)]))
    case .batchMatMul(let form):
      TFLiteSpelling(
        .batchMatmul,
        WrittenOperator(
          TFLiteSchema.BatchMatMulOptions.self,
          [.adjX: .bool(form.transposesLeft), .adjY: .bool(form.transposesRight)]))
    case .l2Normalization:
      TFLiteSpelling(
        .l2Normalization,
        WrittenOperator(
          TFLiteSchema.L2NormOptions.self, [.fusedActivationFunction: .integer(Int8(0))]))
    default: nil
    }
  }

  /// The operator and, where it is one of many, the function.
  var wording: String {
    switch self {
    case .unary(let form): "unary \(form.function.rawValue)"
    case .binary(let form): "binary \(form.function.rawValue)"
    case .reduce(let form): "reduce \(form.function.rawValue)"
    case .pad(let form): "pad \(form.mode.rawValue)"
    case .resize(let form): "resize \(form.mode.rawValue), \(form.coordinates.rawValue)"
    default: mnemonic
    }
  }
}

extension Operation {
  fileprivate func makesQuantized(in graph: Graph) -> Bool {
    outputs.contains { graph[$0].valueKind == .quantized }
  }
}
