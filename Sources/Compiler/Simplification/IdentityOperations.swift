internal import ModelIR

/// Takes out operations whose result is their input: reshapes to the same shape, requantisations to
/// the same quantisation or there and back, paddings by nothing, slices of everything.
struct IdentityOperations: Pass {
  package static let name = "remove identities"
  package static let summary = "Takes out operations whose result is their input."

  func run(_ input: FusedGraph) -> FusedGraph {
    var result = input
    // From the first on, so that a chain of them falls together.
    var index = 0
    while index < result.graph.operations.count {
      let isGone = remove(index, from: &result)
      index += isGone ? 0 : 1
    }
    return DeadOperations().run(result)
  }

  /// Takes an operation out if it is an identity and no tensor that the host knows goes with it.
  func remove(_ index: Int, from fused: inout FusedGraph) -> Bool {
    let operation = fused.graph.operations[index]
    guard let id = operation.outputs.first, let source = source(of: operation, in: fused) else {
      return false
    }
    if !fused.graph.outputs.contains(id) {
      fused.graph.read(source, insteadOf: id)
    } else if fused.maker(of: source) != nil, !fused.graph.outputs.contains(source) {
      fused.graph.make(id, insteadOf: source)
    } else {
      return false
    }
    fused.remove(operation: index)
    return true
  }

  /// The tensor whose elements an operation gives again; nil where it does more.
  func source(of operation: Operation, in fused: FusedGraph) -> TensorID? {
    guard let id = operation.inputs.first ?? nil, let result = operation.outputs.first else {
      return nil
    }
    let graph = fused.graph
    if isIdentity(operation.operator, from: graph[id], to: graph[result]) { return id }
    guard case .quantize = operation.operator, let maker = fused.maker(of: id),
      case .quantize = graph.operations[maker].operator,
      let first = graph.operations[maker].inputs.first ?? nil,
      graph[first].holdsTheSame(as: graph[result]), graph[first].isShifted(into: graph[id])
    else { return nil }
    return first
  }

  func isIdentity(_ form: Operator, from input: Tensor, to result: Tensor) -> Bool {
    guard input.holdsTheSame(as: result) else { return false }
    return switch form {
    case .reshape, .stridedSlice(StridedSlice.all(of: input.shape)), .pad: true
    case .quantize: input.elementType == .int8 || input.elementType == .uint8
    default: false
    }
  }
}

extension StridedSlice {
  /// The slice that leaves out nothing.
  static func all(of shape: Shape) -> StridedSlice {
    StridedSlice(
      begin: shape.dimensions.map { _ in 0 }, end: shape.dimensions,
      stride: shape.dimensions.map { _ in 1 })
  }
}

extension Tensor {
  /// Whether equal elements of both stand for equal reals in equal places.
  func holdsTheSame(as other: Tensor) -> Bool {
    shape == other.shape && elementType == other.elementType && quantization == other.quantization
  }

  /// Whether a requantisation to another tensor only adds a number and never clamps.
  func isShifted(into other: Tensor) -> Bool {
    guard let own = quantization, let others = other.quantization, own.scales == others.scales,
      own.scales.count == 1, let range = elementType.integerRange,
      let otherRange = other.elementType.integerRange
    else { return false }
    let shift = Int(others.zeroPoints[0]) - Int(own.zeroPoints[0])
    return Int(range.lowerBound) + shift >= Int(otherRange.lowerBound)
      && Int(range.upperBound) + shift <= Int(otherRange.upperBound)
  }
}

extension Graph {
  /// Lets whatever reads a tensor read another.
  fileprivate mutating func read(_ source: TensorID, insteadOf id: TensorID) {
    for index in operations.indices {
      operations[index].inputs = operations[index].inputs.map { $0 == id ? source : $0 }
    }
  }

  /// Lets the operation that makes a tensor make another, which is then read in its stead.
  fileprivate mutating func make(_ id: TensorID, insteadOf source: TensorID) {
    read(id, insteadOf: source)
    for index in operations.indices {
      operations[index].outputs = operations[index].outputs.map { $0 == source ? id : $0 }
    }
  }
}
