internal import ModelIR

/// Lets a convolution or a maximum do the padding that an operation in front of it did.
///
/// Only for padding of rows and columns, which is with the zero point, as a convolution's own is. A
/// pool leaves its padding out; to a maximum that is the same where the zero point is the least
/// integer.
struct PadFusion: Pass {
  package static let name = "fuse paddings"
  package static let summary = "Lets convolutions and maxima do the padding in front of them."

  func run(_ input: FusedGraph) -> FusedGraph {
    var result = input
    for index in input.graph.operations.indices.reversed() {
      guard let maker = fusablePad(before: index, in: result) else { continue }
      fuse(pad: maker, into: index, of: &result)
    }
    return result
  }

  /// The position of a padding that only the operation reads, and that it can do itself.
  func fusablePad(before index: Int, in fused: FusedGraph) -> Int? {
    let operation = fused.graph.operations[index]
    guard operation.operator.padding != nil, let image = operation.inputs.first ?? nil,
      let maker = fused.maker(of: image), fused.readers(of: image) == 1,
      case .pad(let pad) = fused.graph.operations[maker].operator, pad.isZero,
      pad.before.count == 4,
      [pad.before[0], pad.after[0], pad.before[3], pad.after[3]] == [0, 0, 0, 0],
      canTake(pad, operation, fused.graph[image]),
      fused.canRead(fused.graph.operations[maker].inputs[0], inPlaceOf: image)
    else { return nil }
    return maker
  }

  /// Whether an operation on a padded image may do the padding itself.
  private func canTake(_ pad: Pad, _ operation: Operation, _ image: Tensor) -> Bool {
    guard case .maxPool(var pool) = operation.operator else { return true }
    pool.padding = pool.padding + pad.spatial
    let sides = pool.padding
    return image.quantization?.zeroPoints.first == image.elementType.integerRange?.lowerBound
      && max(sides.top, sides.bottom) < pool.kernel.height
      && max(sides.left, sides.right) < pool.kernel.width
  }

  func fuse(pad maker: Int, into index: Int, of fused: inout FusedGraph) {
    let operation = fused.graph.operations[maker]
    guard case .pad(let pad) = operation.operator else { return }
    fused.graph.operations[index].operator.widenPadding(by: pad.spatial)
    fused.graph.operations[index].inputs[0] = operation.inputs[0]
    fused.fuse(operation: maker, into: index)
  }
}

extension Pad {
  /// The padding of rows and columns; of four axes.
  var spatial: Padding {
    Padding(top: before[1], bottom: after[1], left: before[2], right: after[2])
  }
}

extension Operator {
  /// The padding that the operator does.
  var padding: Padding? {
    switch self {
    case .convolution(let convolution): convolution.padding
    case .depthwiseConvolution(let convolution): convolution.padding
    case .maxPool(let pool): pool.padding
    default: nil
    }
  }

  /// Adds to the padding that the operator does.
  mutating func widenPadding(by more: Padding) {
    switch self {
    case .convolution(var convolution):
      convolution.padding = convolution.padding + more
      self = .convolution(convolution)
    case .depthwiseConvolution(var convolution):
      convolution.padding = convolution.padding + more
      self = .depthwiseConvolution(convolution)
    case .maxPool(var pool):
      pool.padding = pool.padding + more
      self = .maxPool(pool)
    default: break
    }
  }
}

extension Padding {
  static func + (left: Padding, right: Padding) -> Padding {
    Padding(
      top: left.top + right.top, bottom: left.bottom + right.bottom, left: left.left + right.left,
      right: left.right + right.right)
  }
}
