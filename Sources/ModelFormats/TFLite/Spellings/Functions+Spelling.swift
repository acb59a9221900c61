internal import ModelIR
internal import QuantizedArithmetic

extension Unary {
  /// How a file says the function; nil where it has no words for it.
  var spelling: TFLiteSpelling? {
    switch function {
    case .leakyRelu:
      return TFLiteSpelling(
        .leakyRelu, WrittenOperator(TFLiteSchema.LeakyReluOptions.self, [.alpha: .float(alpha)]))
    case .gelu, .geluTanh:
      return TFLiteSpelling(
        .gelu,
        WrittenOperator(
          TFLiteSchema.GeluOptions.self, [.approximate: .bool(function == .geluTanh)]))
    case .elu: return alpha == 1 ? TFLiteSpelling(.elu) : nil
    case .clip: return clamp.map { TFLiteSpelling($0) }
    default: return (function.arithmeticCode ?? function.activationCode).map { TFLiteSpelling($0) }
    }
  }

  /// The operator of a clamp to bounds that files have one for.
  private var clamp: BuiltinOperator? {
    switch (alpha, beta) {
    case (0, 6): .relu6
    case (0, 1): .relu0To1
    case (-1, 1): .reluN1To1
    case (0, .infinity), (0, .greatestFiniteMagnitude): .relu
    default: nil
    }
  }
}

extension UnaryFunction {
  fileprivate var arithmeticCode: BuiltinOperator? {
    switch self {
    case .absolute: .abs
    case .negate: .neg
    case .sign: .sign
    case .square: .square
    case .squareRoot: .sqrt
    case .reciprocalSquareRoot: .rsqrt
    case .exponential: .exp
    case .logarithm: .log
    case .sine: .sin
    case .cosine: .cos
    case .floor: .floor
    case .ceiling: .ceil
    case .round: .round
    case .not: .logicalNot
    default: nil
    }
  }

  fileprivate var activationCode: BuiltinOperator? {
    switch self {
    case .relu: .relu
    case .relu6: .relu6
    case .reluN1To1: .reluN1To1
    case .relu0To1: .relu0To1
    case .sigmoid: .logistic
    case .tanh: .tanh
    case .hardSwish: .hardSwish
    default: nil
    }
  }
}

extension Binary {
  /// How a file says the function; nil where it has no words for it.
  var spelling: TFLiteSpelling? {
    guard rounding == .double else { return nil }
    let clamp = FlatBufferValue.integer(activation.tfliteCode)
    switch function {
    case .subtract:
      return TFLiteSpelling(
        .sub, WrittenOperator(TFLiteSchema.SubOptions.self, [.fusedActivationFunction: clamp]))
    case .multiply:
      return TFLiteSpelling(
        .mul, WrittenOperator(TFLiteSchema.MulOptions.self, [.fusedActivationFunction: clamp]))
    case .divide:
      return TFLiteSpelling(
        .div, WrittenOperator(TFLiteSchema.DivOptions.self, [.fusedActivationFunction: clamp]))
    default: return activation == .none ? function.code.map { TFLiteSpelling($0) } : nil
    }
  }
}

extension BinaryFunction {
  fileprivate var code: BuiltinOperator? {
    switch self {
    case .minimum: .minimum
    case .maximum: .maximum
    case .power: .pow
    case .squaredDifference: .squaredDifference
    case .floorDivide: .floorDiv
    case .floorModulo: .floorMod
    case .prelu: .prelu
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterEqual
    case .and: .logicalAnd
    case .or: .logicalOr
    default: nil
    }
  }
}
