/// One use of an operator: which tensors it reads and which it makes.
public struct Operation: Sendable, Hashable {
  /// What is computed, with its attributes.
  public var `operator`: Operator
  /// The tensors read, in the operator's order; nil where an optional one is absent.
  public var inputs: [TensorID?]
  /// The tensors made.
  public var outputs: [TensorID]

  /// Makes an operation.
  public init(_ operator: Operator, inputs: [TensorID?], outputs: [TensorID]) {
    self.operator = `operator`
    self.inputs = inputs
    self.outputs = outputs
  }
}
