/// What a `Unary` computes of an element `x`, with its parameters `alpha` and `beta`.
public enum UnaryFunction: String, Sendable, Hashable, CaseIterable {
  // Arithmetic.
  case absolute, negate, sign, square, squareRoot, reciprocal, reciprocalSquareRoot
  case exponential, logarithm, sine, cosine, errorFunction
  /// Rounding; `round` takes halves to the even neighbour.
  case floor, ceiling, round
  /// True where the element is false, or zero.
  case not

  // Clamps.
  case relu, relu6, reluN1To1, relu0To1
  /// Between `alpha` and `beta`.
  case clip

  // Other activations.
  /// `alpha·x` below zero.
  case leakyRelu
  /// `alpha·(exp(x) − 1)` below zero.
  case elu
  /// `beta·x` above zero, `beta·alpha·(exp(x) − 1)` below.
  case selu
  /// `alpha·(exp(x / alpha) − 1)` below zero.
  case celu
  /// `x` above `alpha`, else zero.
  case thresholdedRelu
  case sigmoid, tanh, softplus, softsign, mish
  /// `x · sigmoid(x)`.
  case swish
  /// `alpha·x + beta` between 0 and 1.
  case hardSigmoid
  /// `x · relu6(x + 3) / 6`.
  case hardSwish
  /// `x · (1 + erf(x / √2)) / 2`.
  case gelu
  /// The same with `tanh(√(2/π)·(x + 0.044715·x³))` for the error function.
  case geluTanh

  /// Whether it has a meaning for integers that stand for nothing but themselves.
  package var takesIntegers: Bool {
    switch self {
    case .absolute, .negate, .sign, .square, .relu, .clip, .not: true
    default: false
    }
  }

  /// The function of an integer that stands for itself.
  func apply(to value: Int64, alpha: Float, beta: Float) -> Int64 {
    switch self {
    case .absolute: value < 0 ? 0 &- value : value
    case .negate: 0 &- value
    case .sign: value.signum()
    case .square: value &* value
    case .relu: max(value, 0)
    case .clip: min(max(value, Int64(clamping: alpha)), Int64(clamping: beta))
    case .not: value == 0 ? 1 : 0
    default: value
    }
  }
}

extension Int64 {
  /// The nearest integer to a real; zero for what is no number.
  init(clamping value: Float) {
    self =
      value.isNaN ? 0 : value >= 0x1p63 ? .max : value <= -0x1p63 ? .min : Int64(value.rounded())
  }
}

extension UnaryFunction {
  /// The function of a real.
  package func apply(to x: Double, alpha: Float = 0, beta: Float = 0) -> Double {
    switch self {
    case .absolute: abs(x)
    case .negate: -x
    case .sign: x > 0 ? 1 : x < 0 ? -1 : 0
    case .square: x * x
    case .squareRoot: x.squareRoot()
    case .reciprocal: 1 / x
    case .reciprocalSquareRoot: 1 / x.squareRoot()
    case .exponential: ElementaryFunctions.exponential(x)
    case .logarithm: ElementaryFunctions.logarithm(x)
    case .sine: ElementaryFunctions.sine(x)
    case .cosine: ElementaryFunctions.cosine(x)
    case .errorFunction: ElementaryFunctions.errorFunction(x)
    case .floor: x.rounded(.down)
    case .ceiling: x.rounded(.up)
    case .round: x.rounded(.toNearestOrEven)
    case .not: x == 0 ? 1 : 0
    case .relu: max(x, 0)
    case .relu6: min(max(x, 0), 6)
    case .reluN1To1: min(max(x, -1), 1)
    case .relu0To1: min(max(x, 0), 1)
    case .clip: min(max(x, Double(alpha)), Double(beta))
    case .thresholdedRelu: x > Double(alpha) ? x : 0
    default: smooth(x, alpha: Double(alpha), beta: Double(beta))
    }
  }

  /// The activations that are more than a clamp.
  private func smooth(_ x: Double, alpha: Double, beta: Double) -> Double {
    switch self {
    case .leakyRelu: x < 0 ? alpha * x : x
    case .elu: x < 0 ? alpha * ElementaryFunctions.exponentialMinusOne(x) : x
    case .selu: beta * (x < 0 ? alpha * ElementaryFunctions.exponentialMinusOne(x) : x)
    case .celu: x < 0 ? alpha * ElementaryFunctions.exponentialMinusOne(x / alpha) : x
    case .sigmoid: 1 / (1 + ElementaryFunctions.exponential(-x))
    case .tanh: ElementaryFunctions.hyperbolicTangent(x)
    case .softplus: softplus(x)
    case .softsign: x / (1 + abs(x))
    case .mish: x * ElementaryFunctions.hyperbolicTangent(softplus(x))
    case .swish: x / (1 + ElementaryFunctions.exponential(-x))
    case .hardSigmoid: min(max(alpha * x + beta, 0), 1)
    case .hardSwish: x * min(max(x + 3, 0), 6) / 6
    case .gelu: x * (1 + ElementaryFunctions.errorFunction(x * 0.5.squareRoot())) / 2
    case .geluTanh: x * (1 + ElementaryFunctions.hyperbolicTangent(geluArgument(x))) / 2
    default: x
    }
  }

  /// `ln(1 + exp(x))`, whose exponential must not overflow.
  private func softplus(_ x: Double) -> Double {
    max(x, 0)
      + ElementaryFunctions.logarithmOfOnePlus(ElementaryFunctions.exponential(-abs(x)))
  }

  private func geluArgument(_ x: Double) -> Double {
    0.797_884_560_802_865_4 * (x + 0.044715 * x * x * x)
  }
}
