import ModelIR

extension Operator {
  /// The name that the schema and the shared folder's indices give the operator.
  var schemaName: String {
    switch self {
    case .convolution: "CONV_2D"
    case .depthwiseConvolution: "DEPTHWISE_CONV_2D"
    case .fullyConnected: "FULLY_CONNECTED"
    case .averagePool: "AVERAGE_POOL_2D"
    case .maxPool: "MAX_POOL_2D"
    case .mean: "MEAN"
    case .add: "ADD"
    case .softmax: "SOFTMAX"
    case .quantize: "QUANTIZE"
    case .reshape: "RESHAPE"
    case .pad: "PAD"
    case .stridedSlice: "STRIDED_SLICE"
    default: mnemonic
    }
  }
}

extension Graph {
  /// How often each operator occurs, by its schema name.
  var operatorCounts: [String: Int] {
    operations.reduce(into: [:]) { counts, operation in
      counts[operation.operator.schemaName, default: 0] += 1
    }
  }
}
