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
      sources(along: axis, extent: shape[axis]).map { $0.map { $0 * strides[axis] } }
    }
    return input.elements.gathered(positions(offsets), fill: fill(of: result), real: value)
  }

  /// For each index of the result along an axis, that of the input; nil in a constant border.
  package func sources(along axis: Int, extent: Int) -> [Int?] {
    (-before[axis]..<extent + after[axis]).map { index in
      if (0..<extent).contains(index) { return index }
      switch mode {
      case .constant: return nil
      case .edge: return index < 0 ? 0 : extent - 1
      case .reflect: return index < 0 ? -index : 2 * extent - 2 - index
      case .symmetric: return index < 0 ? -index - 1 : 2 * extent - 1 - index
      }
    }
  }

  /// The integer of a constant border.
  package func fill(of result: Tensor) -> Int32 {
    guard let quantization = result.quantization, let range = result.elementType.integerRange
    else { return Int32(clamping: Int64(clamping: value)) }
    return quantization.integer(nearest: value, in: range)
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

extension Transpose {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    let strides = input.tensor.shape.strides
    let offsets = permutation.map { axis -> [Int?] in
      (0..<input.tensor.shape[axis]).map { $0 * strides[axis] }
    }
    return input.elements.gathered(positions(offsets))
  }
}

extension Tile {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    let shape = input.tensor.shape
    let strides = shape.strides
    let offsets = shape.dimensions.indices.map { axis -> [Int?] in
      (0..<shape[axis] * repeats[axis]).map { $0 % shape[axis] * strides[axis] }
    }
    return input.elements.gathered(positions(offsets))
  }
}

extension Gather {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let data = try operands[0]
    let shape = data.tensor.shape
    let indices = try operands[1].elements.wholeNumbers(named: "indices")
    let batch = shape.dimensions.prefix(batchAxes).reduce(1, *)
    let outer = shape.dimensions[batchAxes..<axis].reduce(1, *)
    let inner = shape.dimensions[(axis + 1)...].reduce(1, *)
    let extent = shape[axis]
    var places: [Int?] = []
    for block in 0..<batch {
      let own = indices[block * (indices.count / batch)..<(block + 1) * (indices.count / batch)]
      for slice in 0..<outer {
        for index in own {
          // ONNX counts negative indices from the end.
          let wrapped = index < 0 ? index + Int64(extent) : index
          guard let place = Int(exactly: wrapped), (0..<extent).contains(place) else {
            throw .wrongAttribute("indices", reason: "\(index) is none of \(extent) elements")
          }
          let start = ((block * outer + slice) * extent + place) * inner
          places += (start..<start + inner).map(Optional.init)
        }
      }
    }
    return data.elements.gathered(places)
  }
}
