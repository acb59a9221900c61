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

  // Those that become other operators of a graph, or several.
  case concatenation = 2
  case depthToSpace = 5
  case dequantize = 6
  case floor = 8
  case l2Normalization = 11
  case logistic = 14
  case mul = 18
  case relu = 19
  case reluN1To1 = 20
  case relu6 = 21
  case resizeBilinear = 23
  case spaceToDepth = 26
  case tanh = 28
  case gather = 36
  case transpose = 39
  case sub = 41
  case div = 42
  case squeeze = 43
  case unidirectionalSequenceLSTM = 44
  case exp = 47
  case split = 49
  case logSoftmax = 50
  case cast = 53
  case prelu = 54
  case maximum = 55
  case argMax = 56
  case minimum = 57
  case less = 58
  case neg = 59
  case padV2 = 60
  case greater = 61
  case greaterEqual = 62
  case lessEqual = 63
  case select = 64
  case slice = 65
  case sin = 66
  case transposeConv = 67
  case tile = 69
  case expandDims = 70
  case equal = 71
  case notEqual = 72
  case log = 73
  case sum = 74
  case sqrt = 75
  case rsqrt = 76
  case pow = 78
  case argMin = 79
  case reduceProd = 81
  case reduceMax = 82
  case pack = 83
  case logicalOr = 84
  case logicalAnd = 86
  case logicalNot = 87
  case unpack = 88
  case reduceMin = 89
  case floorDiv = 90
  case reduceAny = 91
  case square = 92
  case floorMod = 95
  case resizeNearestNeighbor = 97
  case leakyRelu = 98
  case squaredDifference = 99
  case mirrorPad = 100
  case abs = 101
  case splitV = 102
  case ceil = 104
  case reverseV2 = 105
  case cos = 108
  case elu = 111
  case round = 116
  case hardSwish = 117
  case selectV2 = 123
  case batchMatmul = 126
  case reduceAll = 140
  case gelu = 150
  case relu0To1 = 152
  case sign = 158

  /// The operator of a graph that says the same, where there is one with all its attributes.
  var form: (any TFLiteForm.Type)? {
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
    default: nil
    }
  }

  /// The schema's name of an operator, also of one that is not read.
  static func name(of code: Int32) -> String {
    let names = BuiltinOperatorNames.all
    return names.indices.contains(Int(code)) ? String(names[Int(code)]) : "BUILTIN_\(code)"
  }
}
