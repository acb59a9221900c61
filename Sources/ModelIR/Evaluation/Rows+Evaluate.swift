import QuantizedArithmetic

extension LogSoftmax {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    guard result.elementType == .float32 else { return try integers(operands, result: result) }
    return try input.mapRows { row in
      let greatest = row.reduce(-.infinity, max)
      let sum = row.reduce(0) { $0 + ElementaryFunctions.exponential(Double($1 - greatest)) }
      return row.map { Float(Double($0 - greatest) - ElementaryFunctions.logarithm(sum)) }
    }
  }
}

extension L2Normalization {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    guard result.elementType == .float32 else { return try integers(operands, result: result) }
    return try input.mapRows { row in
      let sum = row.reduce(0) { $0 + Double($1) * Double($1) }
      let norm = max(sum.squareRoot(), L2Normalization.least)
      return row.map { Float(Double($0) / norm) }
    }
  }
}

extension ArgMax {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    if case .float32(let reals) = input.elements {
      return TensorElements(
        positions(in: reals, shape: input.tensor.shape), of: result.elementType)
    }
    let integers = try input.elements.wholeNumbers(named: "input")
    return TensorElements(
      positions(in: integers, shape: input.tensor.shape), of: result.elementType)
  }

  private func positions<Value: Comparable>(in values: [Value], shape: Shape) -> [Int64] {
    let inner = shape.dimensions[(axis + 1)...].reduce(1, *)
    let extent = shape[axis]
    return (0..<values.count / extent).map { place in
      let start = place / inner * inner * extent + place % inner
      var best = 0
      for index in 1..<max(extent, 1) {
        let (value, leader) = (values[start + index * inner], values[start + best * inner])
        let isBetter = isMinimum ? value < leader : value > leader
        if isBetter || takesLast && value == leader { best = index }
      }
      return Int64(best)
    }
  }
}

extension OperandValue {
  /// What a function makes of each row of reals along the last axis.
  func mapRows(_ transform: (ArraySlice<Float>) -> [Float]) throws(OperatorError) -> TensorElements
  {
    let values = try elements.floats(named: "input")
    let length = tensor.shape[tensor.shape.rank - 1]
    return .float32(
      stride(from: 0, to: values.count, by: length)
        .flatMap { transform(values[$0..<$0 + length]) })
  }
}
