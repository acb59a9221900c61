internal import ModelIR

extension ONNXOperatorRule {
  /// Activations with parameters, and those along an axis.
  static let activations: [ONNXOperatorRule] = [
    ONNXOperatorRule("Relu") { importer throws(ModelFormatProblem) in
      [try importer.clamped(.relu, otherwise: Unary(.relu))]
    },
    ONNXOperatorRule("Clip") { importer throws(ModelFormatProblem) in [try importer.clip()] },
    sloped("LeakyRelu", .leakyRelu, alpha: 0.01), sloped("Elu", .elu, alpha: 1),
    sloped("Celu", .celu, alpha: 1), sloped("ThresholdedRelu", .thresholdedRelu, alpha: 1),
    ONNXOperatorRule("Selu") { importer throws(ModelFormatProblem) in
      // Defaults of ONNX, operator Selu.
      let selu = Unary(
        .selu, alpha: importer.node.float("alpha", default: 1.673_263_2),
        beta: importer.node.float("gamma", default: 1.050_701))
      return [try importer.mapped(importer.input(0), selu)]
    },
    ONNXOperatorRule("HardSigmoid") { importer throws(ModelFormatProblem) in
      let sigmoid = Unary(
        .hardSigmoid, alpha: importer.node.float("alpha", default: 0.2),
        beta: importer.node.float("beta", default: 0.5))
      return [try importer.mapped(importer.input(0), sigmoid)]
    },
    ONNXOperatorRule("Gelu") { importer throws(ModelFormatProblem) in
      let isApproximate = importer.node.string("approximate", default: "none") == "tanh"
      return [try importer.mapped(importer.input(0), Unary(isApproximate ? .geluTanh : .gelu))]
    },
    ONNXOperatorRule("Swish") { importer throws(ModelFormatProblem) in
      let value = try importer.input(0)
      let factor = try importer.scaled(value, by: importer.node.float("alpha", default: 1))
      let sigmoid = try importer.mapped(factor, Unary(.sigmoid))
      return [try importer.combined(Binary(.multiply), [value, sigmoid])]
    },
    ONNXOperatorRule("Softmax") { importer throws(ModelFormatProblem) in
      [try importer.alongAxis(Softmax())]
    },
    ONNXOperatorRule("LogSoftmax") { importer throws(ModelFormatProblem) in
      [try importer.alongAxis(LogSoftmax())]
    },
  ]

  private static func sloped(
    _ name: String, _ function: UnaryFunction, alpha: Float
  ) -> ONNXOperatorRule {
    ONNXOperatorRule(name) { importer throws(ModelFormatProblem) in
      let alpha = importer.node.float("alpha", default: alpha)
      return [try importer.mapped(importer.input(0), Unary(function, alpha: alpha))]
    }
  }
}

extension ONNXImporter {
  /// A clamp, as part of the operation before it where that may be changed.
  mutating func clamped(
    _ activation: Activation, otherwise definition: some OperatorDefinition
  ) throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    if let maker = try ownMaker(ofInput: 0), value.type.isReal,
      let clamped = graph.operations[maker].operator.clamped(by: activation)
    {
      graph.operations[maker].operator = clamped
      return value
    }
    return try mapped(value, definition)
  }

  /// A clamp between two numbers, either of which may be left out.
  mutating func clip() throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    var bounds: [Float?] = [nil, nil]
    for (index, name) in ["min", "max"].enumerated() {
      if node.has(name) { bounds[index] = node.float(name, default: 0) }
      guard let bound = try optionalInput(index + 1) else { continue }
      guard graph[bound.tensor].constant != nil else { return try clipBetweenValues(value) }
      bounds[index] = try reals(ofInput: index + 1, name)?.first
    }
    let clip = Unary(.clip, alpha: bounds[0] ?? -.infinity, beta: bounds[1] ?? .infinity)
    switch (bounds[0], bounds[1]) {
    case (0, nil): return try clamped(.relu, otherwise: Unary(.relu))
    case (0, 6): return try clamped(.relu6, otherwise: value.type.isReal ? Unary(.relu6) : clip)
    case (-1, 1):
      return try clamped(.reluN1To1, otherwise: value.type.isReal ? Unary(.reluN1To1) : clip)
    case (nil, nil): return value
    default: return try mapped(value, clip)
    }
  }

  private mutating func clipBetweenValues(
    _ value: ONNXValue
  ) throws(ModelFormatProblem) -> ONNXValue {
    var value = value
    if let least = try optionalInput(1) {
      value = try combined(Binary(.maximum), [value, least])
    }
    if let greatest = try optionalInput(2) {
      value = try combined(Binary(.minimum), [value, greatest])
    }
    return value
  }

  /// An operator of rows along an axis; before opset 13, of all axes from that one on.
  mutating func alongAxis(
    _ definition: some OperatorDefinition
  ) throws(ModelFormatProblem) -> ONNXValue {
    let value = try input(0)
    let axis = try node.axis(node.int("axis", default: opset < 13 ? 1 : -1), rank: value.rank)
    let extents = shape(value)
    if opset < 13, extents[axis...].dropFirst().contains(where: { $0 != 1 }) {
      let rows = [extents[..<axis].reduce(1, *), extents[axis...].reduce(1, *)]
      let flat = try inFileOrder(reshaped(value, to: rows))
      let result = ONNXValue(try emit(definition, [flat]), rank: 2, type: value.type)
      return try reshaped(result, to: extents)
    }
    let order =
      value.order.last == axis ? value.order : value.order.filter { $0 != axis } + [axis]
    return ONNXValue(
      try emit(definition, [stored(value, in: order)]), order: order, type: value.type)
  }
}

extension Operator {
  /// The operator with a clamp behind it; nil where it cannot have one, or has one already.
  func clamped(by activation: Activation) -> Operator? {
    switch self {
    case .convolution(var sum) where sum.activation == .none:
      sum.activation = activation
      return .convolution(sum)
    case .depthwiseConvolution(var sum) where sum.activation == .none:
      sum.activation = activation
      return .depthwiseConvolution(sum)
    case .transposedConvolution(var sum) where sum.activation == .none:
      sum.activation = activation
      return .transposedConvolution(sum)
    case .fullyConnected(var sum) where sum.activation == .none:
      sum.activation = activation
      return .fullyConnected(sum)
    case .add(var sum) where sum.activation == .none:
      sum.activation = activation
      return .add(sum)
    default: return nil
    }
  }
}
