import ModelIR

/// Graphs of a single operation, whose inputs after the first are constants.
enum SingleOperation {
  /// The graph of one operator over tensors; those without elements are the graph's inputs.
  static func graph(
    _ operation: Operator, inputs: [Tensor?], result: Tensor
  ) -> Graph {
    var graph = Graph(name: "single")
    let ids = inputs.map { tensor in tensor.map { graph.add($0) } }
    let output = graph.add(result)
    graph.operations = [Operation(operation, inputs: ids, outputs: [output])]
    graph.inputs = ids.compactMap(\.self).filter { graph[$0].constant == nil }
    graph.outputs = [output]
    return graph
  }

  /// What one operator makes of elements; tensors without elements take them in order.
  static func evaluate(
    _ operation: Operator, inputs: [Tensor?], result: Tensor, on elements: TensorElements...
  ) throws -> TensorElements {
    let graph = graph(operation, inputs: inputs, result: result)
    return try Evaluator(graph).evaluate(elements)[0]
  }

  /// Reals.
  static func reals(_ name: String, _ shape: Shape, _ constant: [Float]? = nil) -> Tensor {
    Tensor(
      name: name, shape: shape, elementType: .float32, constant: constant.map { .float32($0) })
  }

  /// 8-bit integers of one scale.
  static func bytes(
    _ name: String, _ shape: Shape, scale: Float = 1, zeroPoint: Int32 = 0,
    _ constant: [Int8]? = nil
  ) -> Tensor {
    Tensor(
      name: name, shape: shape, elementType: .int8,
      quantization: Quantization(scale: scale, zeroPoint: zeroPoint),
      constant: constant.map { .int8($0) })
  }

  /// An int32 bias.
  static func bias(_ values: [Int32]) -> Tensor {
    Tensor(
      name: "bias", shape: [values.count], elementType: .int32, constant: .int32(values))
  }
}
