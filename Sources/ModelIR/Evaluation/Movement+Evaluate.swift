extension Reshape {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    try operands[0].elements
  }
}

extension Pad {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    let shape = input.tensor.shape
    let strides = shape.strides
    let offsets = shape.dimensions.indices.map { axis -> [Int?] in
      (-before[axis]..<shape[axis] + after[axis]).map { index in
        (0..<shape[axis]).contains(index) ? index * strides[axis] : nil
      }
    }
    return input.elements.gathered(
      positions(offsets), fill: result.quantization?.zeroPoints.first ?? 0)
  }
}

extension StridedSlice {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    let offsets = zip(try indices(of: input.tensor.shape), input.tensor.shape.strides)
      .map { indices, stride in indices.map { Optional($0 * stride) } }
    return input.elements.gathered(positions(offsets))
  }
}
