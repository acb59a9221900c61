/// What a graph means: the reference that the compiler and the machine are held against.
///
/// float32 tensors have the meaning of reals, 8-bit ones that of TensorFlow Lite Micro's reference
/// kernels, bit for bit.
public struct Evaluator: Sendable {
  /// The graph evaluated; it has passed its verifier.
  public let graph: Graph

  /// - Throws: `EvaluationError.graph` for a graph that its verifier refuses.
  public init(_ graph: Graph) throws(EvaluationError) {
    do throws(GraphError) { try graph.verify() } catch { throw .graph(error) }
    self.graph = graph
  }

  /// The outputs for some inputs, both in the graph's order.
  ///
  /// - Throws: `EvaluationError` for inputs that don't fit.
  public func evaluate(_ inputs: [TensorElements]) throws(EvaluationError) -> [TensorElements] {
    let elements = try evaluateEveryTensor(inputs)
    return graph.outputs.compactMap { elements[$0.index] }
  }

  /// Every tensor's elements, by its position in the graph; nil for one that nothing makes.
  ///
  /// - Throws: `EvaluationError` for inputs that don't fit.
  public func evaluateEveryTensor(
    _ inputs: [TensorElements]
  ) throws(EvaluationError) -> [TensorElements?] {
    try check(inputs)
    var elements = graph.tensors.map(\.constant)
    for (id, input) in zip(graph.inputs, inputs) { elements[id.index] = input }
    for index in graph.operations.indices {
      try graph.evaluate(operation: index, &elements)
    }
    return elements
  }

  /// Throws where inputs are not as many, of the types and of the sizes that the graph has.
  package func check(_ inputs: [TensorElements]) throws(EvaluationError) {
    guard inputs.count == graph.inputs.count else {
      throw .wrongInputCount(found: inputs.count, expected: graph.inputs.count)
    }
    for (id, input) in zip(graph.inputs, inputs) {
      let tensor = graph[id]
      guard input.holds(tensor.elementType) else {
        throw .wrongInputType(
          tensor: tensor.name, found: input.heldType, expected: tensor.elementType)
      }
      guard input.count == tensor.shape.elementCount else {
        throw .wrongElementCount(
          tensor: tensor.name, found: input.count, expected: tensor.shape.elementCount)
      }
    }
  }
}

extension Graph {
  /// Evaluates one operation, whose inputs have been, of a graph that passes its verifier.
  ///
  /// - Parameter elements: every tensor's, by its position; nil for those that nothing has made.
  package func evaluate(
    operation index: Int, _ elements: inout [TensorElements?]
  ) throws(EvaluationError) {
    let operation = operations[index]
    let values = operation.inputs.map { id -> OperandValue? in
      guard let id, let value = elements[id.index] else { return nil }
      return OperandValue(tensor: self[id], elements: value)
    }
    let definition = operation.operator.definition
    for result in operation.outputs {
      do throws(OperatorError) {
        elements[result.index] = try definition.evaluate(
          OperandValues(values, names: type(of: definition).operandNames), result: self[result])
      } catch {
        throw .operatorError(operation: index, error)
      }
    }
  }
}
