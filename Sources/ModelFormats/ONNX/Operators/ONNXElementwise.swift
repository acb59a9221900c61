internal import ModelIR

extension ONNXImporter {
  /// An operator of one value, element by element.
  mutating func mapped(
    _ value: ONNXValue, _ definition: some OperatorDefinition, type: ONNXElementType? = nil
  ) throws(ModelFormatProblem) -> ONNXValue {
    let type = type ?? value.type
    return ONNXValue(
      try emit(definition, [value.tensor], type: type.held), order: value.order, type: type)
  }

  /// An operator of several values that are broadcast to each other.
  mutating func combined(
    _ definition: some OperatorDefinition, _ values: [ONNXValue], type: ONNXElementType? = nil
  ) throws(ModelFormatProblem) -> ONNXValue {
    let (tensors, order) = try aligned(values)
    let type = type ?? values.first?.type ?? .float32
    return ONNXValue(
      try emit(definition, tensors, type: type.held), order: order, type: type)
  }

  /// An operator of any number of values, two at a time.
  mutating func folded(
    _ definition: some OperatorDefinition
  ) throws(ModelFormatProblem) -> ONNXValue {
    var result = try input(0)
    for index in node.inputs.indices.dropFirst() {
      result = try combined(definition, [result, input(index)])
    }
    return result
  }

  /// A scalar constant of a type.
  mutating func scalar(_ number: Float, as type: ONNXElementType = .float32) -> ONNXValue {
    let elements =
      type.isReal
      ? TensorElements.float32([number])
      : TensorElements([Int64(number)], of: type.held)
    return ONNXValue(add(constant: elements, shape: [], type: type.held), rank: 0, type: type)
  }
}

extension ONNXOperatorRule {
  /// Functions of one value without parameters.
  static let unaryFunctions: [ONNXOperatorRule] = [
    unary("Abs", .absolute), unary("Neg", .negate), unary("Sign", .sign),
    unary("Sqrt", .squareRoot), unary("Reciprocal", .reciprocal), unary("Exp", .exponential),
    unary("Log", .logarithm), unary("Sin", .sine), unary("Cos", .cosine),
    unary("Erf", .errorFunction), unary("Floor", .floor), unary("Ceil", .ceiling),
    unary("Round", .round), unary("Not", .not), unary("Sigmoid", .sigmoid), unary("Tanh", .tanh),
    unary("Softplus", .softplus), unary("Softsign", .softsign), unary("Mish", .mish),
    unary("HardSwish", .hardSwish),
  ]

  private static func unary(_ name: String, _ function: UnaryFunction) -> ONNXOperatorRule {
    ONNXOperatorRule(name) { importer throws(ModelFormatProblem) in
      [try importer.mapped(importer.input(0), Unary(function))]
    }
  }

  /// Functions of two values or more.
  static let binaryFunctions: [ONNXOperatorRule] = [
    ONNXOperatorRule("Add", inputs: 2) { importer throws(ModelFormatProblem) in
      [try importer.addition()]
    },
    binary("Sub", .subtract), binary("Mul", .multiply), binary("Div", .divide),
    binary("PRelu", .prelu), binary("And", .and), binary("Or", .or), binary("Xor", .xor),
    binary("Equal", .equal, type: .bool), binary("Less", .less, type: .bool),
    binary("LessOrEqual", .lessOrEqual, type: .bool), binary("Greater", .greater, type: .bool),
    binary("GreaterOrEqual", .greaterOrEqual, type: .bool),
    ONNXOperatorRule("Pow", inputs: 2) { importer throws(ModelFormatProblem) in
      let base = try importer.input(0)
      let exponent = try importer.cast(importer.input(1), to: base.type)
      return [try importer.combined(Binary(.power), [base, exponent])]
    },
    ONNXOperatorRule("Mod", inputs: 2) { importer throws(ModelFormatProblem) in
      let function: BinaryFunction = importer.node.flag("fmod") ? .remainder : .floorModulo
      return [
        try importer.combined(Binary(function), [importer.input(0), importer.input(1)])
      ]
    },
    ONNXOperatorRule("Where", inputs: 3) { importer throws(ModelFormatProblem) in
      let values = try [importer.input(0), importer.input(1), importer.input(2)]
      return [try importer.combined(Select(), values, type: values[1].type)]
    },
    ONNXOperatorRule("Max") { importer throws(ModelFormatProblem) in
      [try importer.folded(Binary(.maximum))]
    },
    ONNXOperatorRule("Min") { importer throws(ModelFormatProblem) in
      [try importer.folded(Binary(.minimum))]
    },
    ONNXOperatorRule("Sum") { importer throws(ModelFormatProblem) in
      [try importer.folded(Add(activation: .none))]
    },
    ONNXOperatorRule("Mean") { importer throws(ModelFormatProblem) in
      let sum = try importer.folded(Add(activation: .none))
      return [try importer.scaled(sum, by: 1 / Float(importer.node.inputs.count))]
    },
  ]

  private static func binary(
    _ name: String, _ function: BinaryFunction, type: ONNXElementType? = nil
  ) -> ONNXOperatorRule {
    ONNXOperatorRule(name, inputs: 2) { importer throws(ModelFormatProblem) in
      [
        try importer.combined(
          Binary(function), [importer.input(0), importer.input(1)], type: type)
      ]
    }
  }
}

extension ONNXImporter {
  /// An addition; of a constant per channel to sums that have no bias, it is their bias.
  mutating func addition() throws(ModelFormatProblem) -> ONNXValue {
    for (sum, bias) in [(0, 1), (1, 0)] {
      let value = try input(sum)
      if let maker = try ownMaker(ofInput: sum), try setBias(input(bias), of: maker, value) {
        return value
      }
    }
    return try combined(Add(activation: .none), [input(0), input(1)])
  }

  /// Gives an operation a bias; false where it has one, or cannot have this one.
  private mutating func setBias(
    _ bias: ONNXValue, of index: Int, _ sum: ONNXValue
  ) throws(ModelFormatProblem) -> Bool {
    let operation = graph.operations[index]
    switch operation.operator {
    case .convolution(let sum) where sum.activation == .none: break
    case .depthwiseConvolution(let sum) where sum.activation == .none: break
    case .fullyConnected(let sum) where sum.activation == .none: break
    default: return false
    }
    let hasBias = operation.inputs.count > 2 && operation.inputs[2] != nil
    let channels = graph[sum.tensor].shape.dimensions.last ?? 0
    let extents = shape(bias)
    guard !hasBias, graph[bias.tensor].constant != nil, bias.type == .float32,
      let channelAxis = sum.order.last, bias.rank <= sum.rank,
      extents.reduce(1, *) == channels,
      extents.enumerated().allSatisfy({
        $0.element == 1 || $0.offset + sum.rank - extents.count == channelAxis
      })
    else { return false }
    let row = try reshaped(bias, to: [channels])
    graph.operations[index].inputs = Array(operation.inputs.prefix(2)) + [row.tensor]
    return true
  }

  /// A value in another type.
  mutating func cast(
    _ value: ONNXValue, to type: ONNXElementType
  ) throws(ModelFormatProblem) -> ONNXValue {
    if let range = type.range, range != ONNXElementType(type.held).range, value.type != type {
      return try wrapped(value, to: type, range)
    }
    var value = value
    let tensor = graph[value.tensor]
    guard tensor.elementType != type.held || tensor.quantization != nil else {
      value.type = type
      return value
    }
    return try mapped(value, Cast(), type: type)
  }

  /// A value in a type of fewer bits than what holds it; what does not fit loses its upper bits.
  private mutating func wrapped(
    _ value: ONNXValue, to type: ONNXElementType, _ range: ClosedRange<Int64>
  ) throws(ModelFormatProblem) -> ONNXValue {
    let least = scalar(Float(range.lowerBound), as: .int64)
    let count = scalar(Float(range.upperBound - range.lowerBound + 1), as: .int64)
    let whole = try mapped(value, Cast(), type: .int64)
    let shifted = try combined(Binary(.subtract), [whole, least])
    let rest = try combined(Binary(.floorModulo), [shifted, count])
    return try mapped(combined(Add(activation: .none), [rest, least]), Cast(), type: type)
  }
}
