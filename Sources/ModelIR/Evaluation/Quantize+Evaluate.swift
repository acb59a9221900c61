import QuantizedArithmetic

extension Quantize {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    guard case .float32(let reals) = input.elements else {
      if let wide = try operands.wideIntegers(self, result: result) { return wide }
      let requantization = try requantization(input: input.tensor, result: result)
      let integers = try input.centered(named: "input")
      return TensorElements(
        integers.map { requantization.apply(to: Int32($0)) }, as: result.elementType)
    }
    let quantization = try Operands.uniformQuantization(of: result, named: "result")
    let range = try Activation.none.range(of: result)
    let rounding: FloatingPointRoundingRule =
      roundsToEven ? .toNearestOrEven : .toNearestOrAwayFromZero
    return TensorElements(
      reals.map { quantization.integer(nearest: $0, in: range, rounding: rounding) },
      as: result.elementType)
  }
}
