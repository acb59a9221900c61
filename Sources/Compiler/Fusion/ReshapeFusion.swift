internal import ModelIR

/// Takes out reshapes whose reader does not mind the shape: another reshape, or a fully connected
/// layer, which reads rows whatever the axes in front of them are.
struct ReshapeFusion: Pass {
  package static let name = "fuse reshapes"
  package static let summary = "Takes out reshapes in front of reshapes and fully connected layers."

  func run(_ input: FusedGraph) -> FusedGraph {
    var result = input
    for index in input.graph.operations.indices.reversed() {
      guard let maker = fusableReshape(before: index, in: result) else { continue }
      result.graph.operations[index].inputs[0] = result.graph.operations[maker].inputs[0]
      result.fuse(operation: maker, into: index)
    }
    return result
  }

  /// The position of a reshape that only the operation reads, and that it can do without.
  func fusableReshape(before index: Int, in fused: FusedGraph) -> Int? {
    let operation = fused.graph.operations[index]
    guard operation.operator.ignoresShape, let image = operation.inputs.first ?? nil,
      let maker = fused.maker(of: image), fused.readers(of: image) == 1,
      case .reshape = fused.graph.operations[maker].operator,
      fused.canRead(fused.graph.operations[maker].inputs[0], inPlaceOf: image)
    else { return nil }
    return maker
  }
}

extension Operator {
  /// Whether the result hangs on the order of the first input's elements only, not on its shape.
  var ignoresShape: Bool {
    switch self {
    case .reshape: true
    case .fullyConnected(let layer): !layer.keepsAxes
    default: false
    }
  }
}
