extension Unary {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    switch result.valueKind {
    case .reals:
      let reals = try input.elements.floats(named: "input")
      return .float32(
        reals.map { Float(function.apply(to: Double($0), alpha: alpha, beta: beta)) })
    case .quantized: return try integers(operands, result: result)
    case .plain:
      let integers = try input.elements.wholeNumbers(named: "input")
      return TensorElements(
        integers.map { function.apply(to: $0, alpha: alpha, beta: beta) }, of: result.elementType)
    }
  }
}

extension Binary {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let left = try operands[0]
    let right = try operands[1]
    let leftElements = left.broadcast(to: result.shape)
    let rightElements = right.broadcast(to: result.shape)
    switch left.tensor.valueKind {
    case .reals:
      let reals = zip(
        try leftElements.floats(named: "left"), try rightElements.floats(named: "right"))
      if result.elementType == .bool { return .bool(reals.map { function.holds($0, $1) }) }
      return .float32(
        reals.map { activation.clamp(Float(function.apply(Double($0), Double($1)))) })
    case .quantized: return try integers(operands, result: result)
    case .plain:
      let integers = zip(
        try leftElements.wholeNumbers(named: "left"),
        try rightElements.wholeNumbers(named: "right"))
      return TensorElements(integers.map { function.apply($0, $1) }, of: result.elementType)
    }
  }
}

extension Select {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let condition = try operands[0].broadcast(to: result.shape).wholeNumbers(named: "condition")
    let taken = try operands[1].broadcast(to: result.shape)
    let left = try operands[2].broadcast(to: result.shape)
    return taken.replaced(by: left, where: condition.map { $0 == 0 })
  }
}

extension Cast {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let elements = try operands[0].elements
    guard case .float32(let reals) = elements else {
      let integers = try elements.wholeNumbers(named: "input")
      return result.elementType == .float32
        ? .float32(integers.map { Float($0) })
        : TensorElements(integers, of: result.elementType)
    }
    switch result.elementType {
    case .float32: return elements
    case .bool: return .bool(reals.map { $0 != 0 })
    default:
      return TensorElements(
        reals.map { Int64(clamping: $0.rounded(.towardZero)) }, of: result.elementType)
    }
  }
}

extension Dequantize {
  package func evaluate(
    _ operands: OperandValues, result: Tensor
  ) throws(OperatorError) -> TensorElements {
    let input = try operands[0]
    guard let quantization = input.tensor.quantization else {
      throw .missingQuantization(tensor: "input")
    }
    let shape = input.tensor.shape
    let inner = quantization.axis.map { shape.dimensions[($0 + 1)...].reduce(1, *) } ?? 1
    let integers = try input.elements.wholeNumbers(named: "input")
    return .float32(
      integers.enumerated().map { position, integer in
        let channel = position / inner % quantization.scales.count
        let steps = integer - Int64(quantization.zeroPoints[channel])
        return Float(Double(quantization.scales[channel]) * Double(steps))
      })
  }
}
