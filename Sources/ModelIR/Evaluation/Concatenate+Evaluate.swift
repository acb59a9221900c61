import QuantizedArithmetic

extension Concatenate {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    var joined: TensorElements?
    for index in operands.values.indices {
      let elements = try part(operands[index].tensor, operands[index].elements, result: result)
      joined = joined?.joined(with: elements) ?? elements
    }
    guard let joined else { throw .missingInput("input") }
    let whole = joined.gathered(places(try operands.values.indices.map(operands.shape)))
    guard case .float32(let values) = whole else { return whole }
    return .float32(values.map(activation.clamp))
  }

  /// The elements of an input in the result's quantisation.
  private func part(
    _ input: Tensor, _ elements: TensorElements, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    guard result.valueKind == .quantized,
      input.quantization != result.quantization || activation != .none
    else { return elements }
    let requantization = try Quantize().requantization(input: input, result: result)
    let range = try activation.range(of: result)
    let value = OperandValue(tensor: input, elements: elements)
    return TensorElements(
      try value.centered(named: "input").map {
        min(max(requantization.apply(to: Int32($0)), range.lowerBound), range.upperBound)
      }, as: result.elementType)
  }

  /// Where, in the inputs one behind the other, each element of the result lies.
  private func places(_ shapes: [Shape]) -> [Int?] {
    let outer = shapes[0].dimensions[..<axis].reduce(1, *)
    let runs = shapes.map { $0.dimensions[axis...].reduce(1, *) }
    var places: [Int?] = []
    for block in 0..<outer {
      var start = 0
      for run in runs {
        places += (start + block * run..<start + (block + 1) * run).map(Optional.init)
        start += outer * run
      }
    }
    return places
  }
}

extension OperandValues {
  /// The shape of a required input.
  func shape(_ index: Int) throws(OperatorError) -> Shape { try self[index].tensor.shape }
}
