/// What a `Binary` computes of an element of the left tensor and one of the right.
public enum BinaryFunction: String, Sendable, Hashable, CaseIterable {
  case subtract, multiply, divide, minimum, maximum, power, squaredDifference
  /// The quotient rounded down, and what it leaves.
  case floorDivide, floorModulo
  /// What the quotient leaves that is rounded towards zero.
  case remainder
  /// The left element, times the right one where it is below zero.
  case prelu
  // Comparisons, whose result is bool.
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  // Of bools.
  case and, or, xor

  /// Whether it makes bools of numbers.
  package var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  /// Whether it makes bools of bools.
  package var isLogical: Bool { self == .and || self == .or || self == .xor }

  /// Whether a comparison holds.
  package func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    default: left >= right
    }
  }

  /// The function of two reals; of those that make no bools.
  package func apply(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .minimum: left.isNaN ? left : min(left, right)
    case .maximum: left.isNaN ? left : max(left, right)
    case .power: ElementaryFunctions.power(left, right)
    case .squaredDifference: (left - right) * (left - right)
    case .floorDivide: (left / right).rounded(.down)
    case .floorModulo: left - (left / right).rounded(.down) * right
    case .remainder: left.truncatingRemainder(dividingBy: right)
    case .prelu: left < 0 ? left * right : left
    default: holds(left, right) ? 1 : 0
    }
  }

  /// The function of two integers that stand for themselves; what is divided by zero is zero.
  func apply(_ left: Int64, _ right: Int64) -> Int64 {
    switch self {
    case .subtract: left &- right
    case .multiply: left &* right
    case .minimum: min(left, right)
    case .maximum: max(left, right)
    case .squaredDifference: (left &- right) &* (left &- right)
    case .prelu: left < 0 ? left &* right : left
    case .and: left != 0 && right != 0 ? 1 : 0
    case .or: left != 0 || right != 0 ? 1 : 0
    case .xor: (left != 0) != (right != 0) ? 1 : 0
    case .divide, .floorDivide, .floorModulo, .remainder: quotient(left, right)
    case .power: Int64(clamping: Float(ElementaryFunctions.power(Double(left), Double(right))))
    default: holds(left, right) ? 1 : 0
    }
  }

  private func quotient(_ left: Int64, _ right: Int64) -> Int64 {
    guard right != 0 else { return 0 }
    let quotient = left.dividedReportingOverflow(by: right).partialValue
    let rest = left.remainderReportingOverflow(dividingBy: right).partialValue
    let isBelow = rest != 0 && (rest < 0) != (right < 0)
    switch self {
    case .divide: return quotient
    case .floorDivide: return isBelow ? quotient - 1 : quotient
    case .floorModulo: return isBelow ? rest + right : rest
    default: return rest
    }
  }
}
