import QuantizedArithmetic

extension Add {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let left = try operands[0]
    let right = try operands[1]
    let leftElements = left.broadcast(to: result.shape)
    let rightElements = right.broadcast(to: result.shape)
    guard result.valueKind != .plain else {
      let integers = zip(
        try leftElements.wholeNumbers(named: "left"),
        try rightElements.wholeNumbers(named: "right"))
      return TensorElements(integers.map { $0 &+ $1 }, of: result.elementType)
    }
    guard result.elementType != .float32 else {
      return .float32(
        zip(try leftElements.floats(named: "left"), try rightElements.floats(named: "right"))
          .map { activation.clamp($0 + $1) })
    }
    let addition = try quantizedAddition(
      left: left.tensor, right: right.tensor, result: result)
    let sums = zip(
      try leftElements.integers(named: "left"), try rightElements.integers(named: "right")
    ).map { addition.apply($0, $1) }
    return TensorElements(sums, as: result.elementType)
  }
}

extension OperandValue {
  /// The elements repeated along every axis of extent 1 that a wider shape has more of.
  func broadcast(to shape: Shape) -> TensorElements {
    guard tensor.shape != shape else { return elements }
    let missing = shape.rank - tensor.shape.rank
    let strides = tensor.shape.strides
    let offsets = shape.dimensions.enumerated().map { axis, extent -> [Int?] in
      let own = axis - missing
      let step = own < 0 || tensor.shape[own] == 1 ? 0 : strides[own]
      return (0..<extent).map { $0 * step }
    }
    return elements.gathered(positions(offsets))
  }
}
