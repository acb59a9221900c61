internal import ModelIR

/// Finds GELU where it is spelled out, `x · ½ · (1 + erf(x / √2))`, in any order of the factors.
///
/// Exports of operator sets before 20 have no other words for it; as one function it is rounded
/// once where it would be five times.
struct ONNXGelu {
  private let graph: Graph
  private let makers: [TensorID: Operation]

  /// A tensor times a number.
  private struct Scaled {
    let tensor: TensorID
    let factor: Float
  }

  init(_ graph: Graph) {
    self.graph = graph
    makers = Dictionary(
      graph.operations.compactMap { operation in operation.outputs.first.map { ($0, operation) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What an operation makes GELU of; nil where it makes something else.
  func argument(of operation: Operation) -> TensorID? {
    guard let result = operation.outputs.first else { return nil }
    for product in scalings(of: result) {
      guard let maker = makers[product.tensor], let factors = factors(of: maker) else { continue }
      for (gate, other) in [(factors.0, factors.1), (factors.1, factors.0)] {
        for own in scalings(of: gate) {
          guard let argument = gateArgument(own.tensor),
            graph[argument].shape == graph[result].shape
          else { continue }
          for value in scalings(of: other)
          where value.tensor == argument
            && Self.isNear(product.factor * own.factor * value.factor, 0.5)
          { return argument }
        }
      }
    }
    return nil
  }

  /// The `x` of a tensor that is `1 + erf(x / √2)`.
  private func gateArgument(_ id: TensorID) -> TensorID? {
    guard let sum = makers[id], case .add(let add) = sum.operator, add.activation == .none,
      let (function, one) = constantApart(sum), Self.isNear(one, 1),
      let curve = makers[function], case .unary(let unary) = curve.operator,
      unary.function == .errorFunction, let inner = curve.inputs.first ?? nil
    else { return nil }
    return scalings(of: inner).first { Self.isNear($0.factor, Float(0.5).squareRoot()) }?.tensor
  }

  /// A tensor as itself and, where it is one, as the multiple of another.
  private func scalings(of id: TensorID) -> [Scaled] {
    let itself = Scaled(tensor: id, factor: 1)
    guard let maker = makers[id], case .binary(let form) = maker.operator,
      form.activation == .none, let (tensor, number) = constantApart(maker)
    else { return [itself] }
    switch form.function {
    case .multiply: return [itself, Scaled(tensor: tensor, factor: number)]
    case .divide where maker.inputs[0] == tensor:
      return [itself, Scaled(tensor: tensor, factor: 1 / number)]
    default: return [itself]
    }
  }

  /// The two operands of a multiplication.
  private func factors(of operation: Operation) -> (TensorID, TensorID)? {
    guard case .binary(let form) = operation.operator, form.function == .multiply,
      form.activation == .none, let left = operation.inputs[0], let right = operation.inputs[1]
    else { return nil }
    return (left, right)
  }

  /// The operand of two that is a real number, apart from the other.
  private func constantApart(_ operation: Operation) -> (TensorID, Float)? {
    guard operation.inputs.count == 2, let left = operation.inputs[0],
      let right = operation.inputs[1]
    else { return nil }
    if let number = number(right) { return (left, number) }
    return number(left).map { (right, $0) }
  }

  private func number(_ id: TensorID) -> Float? {
    guard case .float32(let values)? = graph[id].constant, values.count == 1 else { return nil }
    return values[0]
  }

  /// Whether a number is another one as exports write it, with five digits or more.
  private static func isNear(_ value: Float, _ wanted: Float) -> Bool {
    abs(value - wanted) < 1e-4 * wanted
  }
}
