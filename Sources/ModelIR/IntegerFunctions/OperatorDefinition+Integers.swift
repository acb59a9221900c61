package import QuantizedArithmetic

extension Operator {
  /// The integer arithmetic of a quantised operation that the MAC array has no loops for; nil for
  /// others.
  package func integerFunction(
    inputs: [Tensor?], result: Tensor
  ) throws(OperatorError) -> TensorFunction? {
    try definition.integerFunction(of: operands(inputs), result: result)
  }
}

extension OperatorDefinition {
  package func integerFunction(
    of operands: Operands, result: Tensor
  ) throws(OperatorError) -> TensorFunction? { nil }

  /// The result in integers: by the operator's own arithmetic, or else through reals.
  func integers(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let tensors = operands.values.map { $0?.tensor }
    let function = try integerFunction(
      of: Operands(tensors, names: Self.operandNames), result: result)
    guard let function else { return try throughReals(operands, result: result) }
    let left = try operands[0].elements.integers(named: operands.names[0])
    let right =
      operands.values.count > 1
      ? try operands[1].elements.integers(named: operands.names[1]) : []
    return TensorElements(
      function.form.result(left, right).map(Int64.init), of: result.elementType)
  }
}

extension Tensor {
  /// The one scale and zero point of a quantised tensor.
  func uniform(named name: String) throws(OperatorError) -> (scale: Float, zeroPoint: Int32) {
    let quantization = try Operands.uniformQuantization(of: self, named: name)
    return (quantization.scales[0], quantization.zeroPoints[0])
  }

  /// Whether the elements are integers of 8 bits.
  var hasBytes: Bool { elementType == .int8 || elementType == .uint8 }
}

extension ElementType {
  /// Every value of an 8-bit type, the least first.
  var everyByte: ClosedRange<Int32> { self == .uint8 ? 0...255 : -128...127 }
}
