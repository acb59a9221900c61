internal import ModelIR

/// An operator of `ModelIR` as a TensorFlow Lite file spells it; one conformance per operator file.
protocol TFLiteForm: OperatorDefinition {
  /// The operator's number in a file.
  static var code: BuiltinOperator { get }
  /// How many inputs it has in a file; an operator that may lack its last ones has a range.
  static var fileInputs: ClosedRange<Int> { get }
  /// How many of them stay tensors; those behind become attributes.
  static var tensorInputs: Int { get }

  /// Reads the attributes.
  init(_ source: TFLiteOperator) throws(ModelFormatProblem)

  /// The options and constant operands that say the same in a file.
  func written(_ operation: GraphOperation) throws(ModelFormatProblem) -> WrittenOperator
}

extension Operator {
  /// The operator's own spelling in a file; nil where it has to be looked for (`spelling`).
  var form: (any TFLiteForm)? {
    switch self {
    case .convolution(let form): form
    case .depthwiseConvolution(let form): form
    case .fullyConnected(let form): form
    case .averagePool(let form): form
    case .maxPool(let form): form
    case .mean(let form): form
    case .add(let form): form
    case .softmax(let form): form
    case .quantize(let form): form
    case .reshape(let form): form
    case .pad(let form): form.isZero ? form : nil
    case .stridedSlice(let form): form
    default: nil
    }
  }
}
