/// A network: tensors, and the operations on them in an order in which they can run.
public struct Graph: Sendable, Hashable {
  /// The network's name, from the model file.
  public var name: String
  /// Every tensor; a `TensorID` is an index here.
  public var tensors: [Tensor]
  /// The operations, each after those whose results it reads.
  public var operations: [Operation]
  /// The tensors that a caller supplies.
  public var inputs: [TensorID]
  /// The tensors that a caller gets.
  public var outputs: [TensorID]

  /// Makes a graph.
  public init(
    name: String, tensors: [Tensor] = [], operations: [Operation] = [], inputs: [TensorID] = [],
    outputs: [TensorID] = []
  ) {
    self.name = name
    self.tensors = tensors
    self.operations = operations
    self.inputs = inputs
    self.outputs = outputs
  }

  /// The tensor that an identifier names.
  public subscript(id: TensorID) -> Tensor {
    get { tensors[id.index] }
    set { tensors[id.index] = newValue }
  }

  /// Adds a tensor and names it.
  public mutating func add(_ tensor: Tensor) -> TensorID {
    tensors.append(tensor)
    return TensorID(tensors.count - 1)
  }
}
