internal import ModelIR

/// The operators that this project reads, by their number in a file.
///
/// Source: schema.fbs, enum BuiltinOperator.
enum BuiltinOperator: Int32, CaseIterable {
  case add = 0
  case averagePool2D = 1
  case conv2D = 3
  case depthwiseConv2D = 4
  case fullyConnected = 9
  case maxPool2D = 17
  case reshape = 22
  case softmax = 25
  case pad = 34
  case mean = 40
  case stridedSlice = 45
  case quantize = 114

  /// How the operator's attributes are read.
  var form: any TFLiteForm.Type {
    switch self {
    case .add: Add.self
    case .averagePool2D: AveragePool.self
    case .conv2D: Convolution.self
    case .depthwiseConv2D: DepthwiseConvolution.self
    case .fullyConnected: FullyConnected.self
    case .maxPool2D: MaxPool.self
    case .reshape: Reshape.self
    case .softmax: Softmax.self
    case .pad: Pad.self
    case .mean: Mean.self
    case .stridedSlice: StridedSlice.self
    case .quantize: Quantize.self
    }
  }

  /// The schema's name of an operator, also of one that is not read.
  static func name(of code: Int32) -> String {
    let names = BuiltinOperatorNames.all
    return names.indices.contains(Int(code)) ? String(names[Int(code)]) : "BUILTIN_\(code)"
  }

  /// The names of the operators that are read, in the schema's order.
  static var readableNames: String {
    allCases.map { name(of: $0.rawValue) }.joined(separator: ", ")
  }
}
