/// Elementary functions of reals, correct to well below a float32's last digit.
///
/// Written out because the standard library has none, and core modules know no other.
package enum ElementaryFunctions {
  static let ln2 = 0.693_147_180_559_945_3

  /// `e^value`: `2^k · exp(r)` with `|r| ≤ ln 2 / 2`, and the Taylor series of the latter to the
  /// twelfth power, whose remainder is below 2·10⁻¹⁶.
  package static func exponential(_ value: Double) -> Double {
    guard value > -746 else { return value.isNaN ? value : 0 }
    guard value < 710 else { return .infinity }
    let power = (value / ln2).rounded()
    let rest = value - power * ln2
    let series = stride(from: 12.0, to: 0, by: -1).reduce(1.0) { 1 + $0 * rest / $1 }
    return Double(sign: .plus, exponent: Int(power), significand: series)
  }

  /// `e^value − 1` without cancellation near zero: a Taylor series below a half.
  package static func exponentialMinusOne(_ value: Double) -> Double {
    guard abs(value) < 0.5 else { return exponential(value) - 1 }
    return stride(from: 16.0, to: 1, by: -1).reduce(1.0) { 1 + $0 * value / $1 } * value
  }

  /// The natural logarithm: `k · ln 2 + 2 · artanh((m − 1) / (m + 1))` with `m` about 1.
  package static func logarithm(_ value: Double) -> Double {
    guard value > 0 else { return value == 0 ? -.infinity : .nan }
    guard value.isFinite else { return value }
    var exponent = Double(value.exponent)
    var significand = value.significand
    if significand > 1.414_213_562_373_095_1 {
      significand /= 2
      exponent += 1
    }
    return exponent * ln2 + 2 * inverseTangens((significand - 1) / (significand + 1))
  }

  /// `ln(1 + value)` without cancellation near zero.
  package static func logarithmOfOnePlus(_ value: Double) -> Double {
    abs(value) < 0.25 ? 2 * inverseTangens(value / (2 + value)) : logarithm(1 + value)
  }

  /// The inverse hyperbolic tangent of values up to 0.18, by its series to the 23rd power.
  private static func inverseTangens(_ value: Double) -> Double {
    let square = value * value
    return stride(from: 23.0, to: 0, by: -2).reduce(0.0) { $0 * square + 1 / $1 } * value
  }

  /// The hyperbolic tangent.
  package static func hyperbolicTangent(_ value: Double) -> Double {
    guard abs(value) < 20 else { return value.isNaN ? value : value < 0 ? -1 : 1 }
    let raised = exponentialMinusOne(2 * value)
    return raised / (raised + 2)
  }

  /// The error function: `2/√π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!!`, whose terms are all positive.
  package static func errorFunction(_ value: Double) -> Double {
    // Beyond 6 it differs from 1 by less than a float64's last digit.
    guard abs(value) < 6 else { return value.isNaN ? value : value < 0 ? -1 : 1 }
    var term = value
    var sum = value
    var odd = 1.0
    while abs(term) > 1e-17 * abs(sum) {
      odd += 2
      term *= 2 * value * value / odd
      sum += term
    }
    return 1.128_379_167_095_512_6 * exponential(-value * value) * sum
  }

  /// The sine, by Taylor's series about the nearest multiple of π/2.
  package static func sine(_ value: Double) -> Double {
    guard value.isFinite else { return .nan }
    let (quarter, sine, cosine) = reduced(value)
    switch quarter {
    case 0: return sine
    case 1: return cosine
    case -1: return -cosine
    default: return -sine
    }
  }

  /// The cosine, by Taylor's series about the nearest multiple of π/2.
  package static func cosine(_ value: Double) -> Double {
    guard value.isFinite else { return .nan }
    let (quarter, sine, cosine) = reduced(value)
    switch quarter {
    case 0: return cosine
    case 1: return -sine
    case -1: return sine
    default: return -cosine
    }
  }

  /// Sine and cosine of what is left beside the nearest multiple of π/2, and which multiple it is.
  private static func reduced(
    _ value: Double
  ) -> (quarter: Double, sine: Double, cosine: Double) {
    let rest = value.remainder(dividingBy: .pi / 2)
    let quarter = ((value - rest) / (.pi / 2)).rounded().remainder(dividingBy: 4)
    let square = rest * rest
    let sine = stride(from: 17.0, to: 1, by: -2).reduce(1.0) {
      1 - $0 * square / ($1 * ($1 - 1))
    }
    let cosine = stride(from: 18.0, to: 0, by: -2).reduce(1.0) {
      1 - $0 * square / ($1 * ($1 - 1))
    }
    return (quarter, sine * rest, cosine)
  }

  /// `base^exponent`; whole exponents by repeated squaring, so that they are exact.
  package static func power(_ base: Double, _ exponent: Double) -> Double {
    if exponent == exponent.rounded(), abs(exponent) <= 1024 {
      return wholePower(base, Int(exponent))
    }
    guard base > 0 else { return base == 0 ? (exponent > 0 ? 0 : .infinity) : .nan }
    return exponential(exponent * logarithm(base))
  }

  private static func wholePower(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var factor = base
    var rest = abs(exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      factor *= factor
      rest >>= 1
    }
    return exponent < 0 ? 1 / result : result
  }
}
