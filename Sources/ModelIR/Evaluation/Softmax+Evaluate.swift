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
    if let wide = try operands.wideIntegers(self, result: result) { return wide }
    let softmax = try quantizedSoftmax(input: input.tensor, result: result)
    let integers = try input.elements.integers(named: "input")
    let rows = stride(from: 0, to: integers.count, by: length)
      .flatMap { softmax.apply(to: integers.span.extracting($0..<$0 + length)) }
    return TensorElements(rows, as: result.elementType)
  }

  func probabilities(of row: ArraySlice<Float>) -> [Float] {
    let greatest = row.reduce(-.infinity, max)
    let exponentials = row.map {
      Float(ElementaryFunctions.exponential(Double(($0 - greatest) * beta)))
    }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
  }
}
