extension OperatorDefinition {
  /// The result in integers of an operator that has no integer arithmetic of its own: what it makes
  /// of the reals that its inputs stand for, in the result's nearest integers.
  func throughReals(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    var reals = result
    reals.elementType = .float32
    reals.quantization = nil
    let elements = try evaluate(try operands.dequantized(), result: reals)
    let quantization = try Operands.uniformQuantization(of: result, named: "result")
    let range = try Activation.none.range(of: result)
    return TensorElements(
      try elements.floats(named: "result").map { quantization.integer(nearest: $0, in: range) },
      as: result.elementType)
  }
}

extension OperandValues {
  /// The same inputs with reals where integers stand for such.
  func dequantized() throws(OperatorError) -> OperandValues {
    var reals: [OperandValue?] = []
    for index in values.indices {
      guard let value = values[index], value.tensor.valueKind == .quantized else {
        reals.append(values[index])
        continue
      }
      var tensor = value.tensor
      tensor.elementType = .float32
      tensor.quantization = nil
      let elements = try Dequantize().evaluate(
        OperandValues([value], names: Dequantize.operandNames), result: tensor)
      reals.append(OperandValue(tensor: tensor, elements: elements))
    }
    return OperandValues(reals, names: names)
  }
}
