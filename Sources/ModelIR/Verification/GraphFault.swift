/// One thing wrong with a graph, and where.
public struct GraphFault: Error, Sendable, Hashable {
  /// Where in the graph something is wrong.
  public enum Place: Sendable, Hashable {
    /// A tensor: its position and its name.
    case tensor(TensorID, name: String)
    /// An operation: its position and its operator's mnemonic.
    case operation(Int, mnemonic: String)
    /// The list of inputs, or of outputs.
    case inputs, outputs
  }

  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// An identifier names no tensor.
    case unknownTensor(TensorID)
    /// Two tensors have the same name.
    case duplicateName
    /// An extent is below 1, or there are too many elements.
    case shapeOutOfBounds(Shape)
    /// A constant has another number of elements than its shape.
    case wrongConstantCount(found: Int, expected: Int)
    /// A constant's elements are of another type than the tensor.
    case wrongConstantType(ElementType)
    /// A 4-bit constant has a value outside −8 to 7.
    case valueOutOfRange(Int8)
    /// Scales, zero points or their axis don't fit the tensor.
    case wrongQuantization(String)
    /// The operator refuses its operands.
    case operatorError(OperatorError)
    /// A tensor is read before anything has made it.
    case readBeforeMade(TensorID)
    /// A tensor is made that is a constant, an input, or already made.
    case madeTwice(TensorID)
    /// An input is a constant, or listed twice.
    case wrongInput(TensorID)
    /// Nothing is listed.
    case empty
  }

  /// Where it is wrong.
  public var place: Place
  /// What is wrong there.
  public var reason: Reason

  /// Makes a fault.
  public init(_ place: Place, _ reason: Reason) {
    self.place = place
    self.reason = reason
  }
}

/// Everything that is wrong with a graph.
public struct GraphError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The faults, at least one.
  public var faults: [GraphFault]

  /// Makes an error of some faults.
  public init(faults: [GraphFault]) { self.faults = faults }

  /// One line per fault.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}

extension GraphFault: CustomStringConvertible {
  /// One line: the place, then what is wrong.
  public var description: String { "\(place): \(reason)" }
}

extension GraphFault.Place: CustomStringConvertible {
  /// The place in words.
  public var description: String {
    switch self {
    case .tensor(let id, let name): "tensor %\(id.index) \"\(name)\""
    case .operation(let index, let mnemonic): "operation \(index) (\(mnemonic))"
    case .inputs: "inputs"
    case .outputs: "outputs"
    }
  }
}

extension GraphFault.Reason: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .unknownTensor(let id): "there is no tensor %\(id.index)"
    case .duplicateName: "an earlier tensor has the same name"
    case .shapeOutOfBounds(let shape):
      "the shape \(shape) has an extent below 1 or more than \(Shape.maximumElementCount) elements"
    case .wrongConstantCount(let found, let expected):
      "the constant has \(found) elements, its shape \(expected)"
    case .wrongConstantType(let type): "the constant's elements are not \(type.rawValue)"
    case .valueOutOfRange(let value): "\(value) does not fit 4 bits"
    case .wrongQuantization(let reason): reason
    case .operatorError(let error): error.description
    case .readBeforeMade(let id): "%\(id.index) is read before anything has made it"
    case .madeTwice(let id): "%\(id.index) already has its elements"
    case .wrongInput(let id): "%\(id.index) is a constant or listed twice"
    case .empty: "nothing is listed"
    }
  }
}
