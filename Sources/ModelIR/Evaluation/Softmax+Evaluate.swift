import QuantizedArithmetic

extension Softmax {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    let length = input.tensor.shape[input.tensor.shape.rank - 1]
    guard result.elementType != .float32 else {
      let values = try input.elements.floats(named: "input")
      return .float32(
        stride(from: 0, to: values.count, by: length)
          .flatMap { probabilities(of: values[$0..<$0 + length]) })
    }
    let softmax = try quantizedSoftmax(input: input.tensor, result: result)
    let integers = try input.elements.integers(named: "input")
    let rows = stride(from: 0, to: integers.count, by: length)
      .flatMap { softmax.apply(to: integers.span.extracting($0..<$0 + length)) }
    return TensorElements(rows, as: result.elementType)
  }

  func probabilities(of row: ArraySlice<Float>) -> [Float] {
    let greatest = row.reduce(-.infinity, max)
    let exponentials = row.map { Float(exponential(of: Double(($0 - greatest) * beta))) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
  }
}

/// `exp(value)`, correct to well below a float32's last digit.
///
/// Written out because the standard library has none: `2^k · exp(r)` with `|r| ≤ ln 2 / 2`, and
/// the Taylor series of the latter to the twelfth power (remainder below 2·10⁻¹⁶).
func exponential(of value: Double) -> Double {
  guard value > -746 else { return value.isNaN ? value : 0 }
  guard value < 710 else { return .infinity }
  let ln2 = 0.693_147_180_559_945_3
  let power = (value / ln2).rounded()
  let rest = value - power * ln2
  let series = stride(from: 12.0, to: 0, by: -1).reduce(1.0) { 1 + $0 * rest / $1 }
  return Double(sign: .plus, exponent: Int(power), significand: series)
}
