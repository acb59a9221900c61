import QuantizedArithmetic

extension Mean {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    let count = count(over: input.tensor.shape)
    let targets = input.tensor.shape.targets(over: axes)
    let total = result.shape.elementCount
    guard result.elementType != .float32 else {
      var sums = [Float](repeating: 0, count: total)
      for (value, target) in zip(try input.elements.floats(named: "input"), targets) {
        sums[target] += value
      }
      return .float32(sums.map { $0 / Float(count) })
    }
    let requantization = try requantization(input: input.tensor, result: result)
    var sums = [Int32](repeating: 0, count: total)
    for (value, target) in zip(try input.centered(named: "input"), targets) {
      sums[target] &+= Int32(value)
    }
    return TensorElements(sums.map { requantization.apply(to: $0) }, as: result.elementType)
  }
}
