/// Why a graph could not be evaluated.
public enum EvaluationError: Error, Sendable, Hashable {
  /// The graph is not legal.
  case graph(GraphError)
  /// Too few or too many inputs were given.
  case wrongInputCount(found: Int, expected: Int)
  /// An input's elements are not of its tensor's type.
  case wrongInputType(tensor: String, found: ElementType, expected: ElementType)
  /// An input has another number of elements than its tensor.
  case wrongElementCount(tensor: String, found: Int, expected: Int)
  /// An operator refuses its operands.
  case operatorError(operation: Int, OperatorError)
}

extension EvaluationError: CustomStringConvertible {
  /// One sentence; one line per fault of an illegal graph.
  public var description: String {
    switch self {
    case .graph(let error): error.description
    case .wrongInputCount(let found, let expected): "\(found) inputs where there are \(expected)"
    case .wrongInputType(let tensor, let found, let expected):
      "input \"\(tensor)\" is \(expected.rawValue), not \(found.rawValue)"
    case .wrongElementCount(let tensor, let found, let expected):
      "input \"\(tensor)\" has \(expected) elements, not \(found)"
    case .operatorError(let operation, let error): "operation \(operation): \(error)"
    }
  }
}
