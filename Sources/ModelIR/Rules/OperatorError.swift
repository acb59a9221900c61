/// Why an operator cannot take the tensors or the attributes it was given.
public enum OperatorError: Error, Sendable, Hashable {
  /// Too few or too many inputs.
  case wrongInputCount(found: Int, expected: ClosedRange<Int>)
  /// More or fewer results than the operator makes.
  case wrongResultCount(found: Int, expected: Int)
  /// An input that must be there is absent.
  case missingInput(String)
  /// A tensor has another number of axes.
  case wrongRank(tensor: String, found: Int, expected: Int)
  /// One axis of a tensor has another extent.
  case wrongExtent(tensor: String, axis: Int, found: Int, expected: Int)
  /// Two shapes don't go together.
  case wrongShape(tensor: String, found: Shape, reason: String)
  /// The elements have a type that the operator doesn't take here.
  case wrongType(tensor: String, found: ElementType, expected: [ElementType])
  /// The integers stand for reals, but nothing says which.
  case missingQuantization(tensor: String)
  /// The scales or zero points are not what the operator needs.
  case wrongQuantization(tensor: String, reason: String)
  /// An attribute is out of its range.
  case wrongAttribute(String, reason: String)
}

extension OperatorError: CustomStringConvertible {
  /// One clause: what was found, what was expected.
  public var description: String {
    switch self {
    case .wrongInputCount(let found, let expected):
      "\(found) inputs where \(expected.lowerBound) to \(expected.upperBound) are expected"
    case .wrongResultCount(let found, let expected):
      "\(found) results where \(expected) is expected"
    case .missingInput(let name): "the \(name) is missing"
    case .wrongRank(let tensor, let found, let expected):
      "the \(tensor) has \(found) axes, not \(expected)"
    case .wrongExtent(let tensor, let axis, let found, let expected):
      "axis \(axis) of the \(tensor) is \(found) long, not \(expected)"
    case .wrongShape(let tensor, let found, let reason):
      "the \(tensor) has the shape \(found): \(reason)"
    case .wrongType(let tensor, let found, let expected):
      "the \(tensor) is \(found.rawValue), not "
        + expected.map(\.rawValue).joined(separator: " or ")
    case .missingQuantization(let tensor): "the \(tensor) has no scale and zero point"
    case .wrongQuantization(let tensor, let reason): "quantisation of the \(tensor): \(reason)"
    case .wrongAttribute(let name, let reason): "\(name): \(reason)"
    }
  }
}
