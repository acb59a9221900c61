internal import ModelIR

extension BuiltinOperator {
  /// How an operator without a `form` is spelled in a graph.
  var translation: TFLiteTranslation {
    elementwise ?? rowwise ?? movement
  }

  private var elementwise: TFLiteTranslation? {
    switch self {
    case .abs: .unary(.absolute)
    case .neg: .negative
    case .exp: .unary(.exponential)
    case .log: .unary(.logarithm)
    case .sqrt: .unary(.squareRoot)
    case .rsqrt: .unary(.reciprocalSquareRoot)
    case .square: .unary(.square)
    case .relu: .unary(.relu)
    case .relu6: .unary(.relu6)
    case .reluN1To1: .unary(.reluN1To1)
    case .relu0To1: .unary(.relu0To1)
    case .elu: .unary(.elu, alpha: 1)
    case .hardSwish: .unary(.hardSwish)
    case .logistic: .unary(.sigmoid)
    case .tanh: .unary(.tanh)
    case .floor: .unary(.floor)
    case .ceil: .unary(.ceiling)
    case .round: .unary(.round)
    case .sin: .unary(.sine)
    case .cos: .unary(.cosine)
    case .sign: .unary(.sign)
    case .logicalNot: .unary(.not)
    case .leakyRelu: .leakyRelu
    case .gelu: .gelu
    default: binary
    }
  }

  private var binary: TFLiteTranslation? {
    switch self {
    case .sub:
      .binary(.subtract, TFLiteSchema.SubOptions.self, .fusedActivationFunction)
    case .mul:
      .binary(.multiply, TFLiteSchema.MulOptions.self, .fusedActivationFunction)
    case .div: .binary(.divide, TFLiteSchema.DivOptions.self, .fusedActivationFunction)
    case .minimum: .binary(.minimum)
    case .maximum: .binary(.maximum)
    case .pow: .binary(.power)
    case .squaredDifference: .binary(.squaredDifference)
    case .floorDiv: .binary(.floorDivide)
    case .floorMod: .binary(.floorModulo)
    case .prelu: .binary(.prelu)
    case .equal: .binary(.equal)
    case .notEqual: .binary(.notEqual)
    case .less: .binary(.less)
    case .lessEqual: .binary(.lessOrEqual)
    case .greater: .binary(.greater)
    case .greaterEqual: .binary(.greaterOrEqual)
    case .logicalAnd: .binary(.and)
    case .logicalOr: .binary(.or)
    default: nil
    }
  }

  private var rowwise: TFLiteTranslation? {
    switch self {
    case .select, .selectV2: .plain(.select(Select()), inputs: 3)
    case .sum: .reduce(.sum)
    case .reduceMax: .reduce(.maximum)
    case .reduceMin: .reduce(.minimum)
    case .reduceProd: .reduce(.product)
    case .reduceAny: .reduce(.any)
    case .reduceAll: .reduce(.all)
    case .argMax: .search(isMinimum: false)
    case .argMin: .search(isMinimum: true)
    case .cast: .plain(.cast(Cast()), inputs: 1)
    case .dequantize: .plain(.dequantize(Dequantize()), inputs: 1)
    case .logSoftmax: .plain(.logSoftmax(LogSoftmax()), inputs: 1)
    case .l2Normalization: .l2Normalization
    case .batchMatmul: .batchMatMul
    case .transposeConv: .transposedConvolution
    case .unidirectionalSequenceLSTM: .sequenceLSTM
    default: nil
    }
  }

  private var movement: TFLiteTranslation {
    switch self {
    case .transpose: .transpose
    case .concatenation: .concatenation
    case .gather: .gather
    case .resizeBilinear: .resizeBilinear
    case .resizeNearestNeighbor: .resizeNearestNeighbor
    case .tile: .tile
    case .padV2: .padV2
    case .mirrorPad: .mirrorPad
    case .slice: .slice
    case .reverseV2: .reverse
    case .squeeze, .expandDims: .reshape
    case .split: .split
    case .splitV: .splitV
    case .pack: .pack
    case .unpack: .unpack
    case .depthToSpace: .depthToSpace
    default: .spaceToDepth
    }
  }
}
