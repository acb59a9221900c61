internal import ModelIR

/// Lets a convolution do the padding that an operation in front of it did.
///
/// Only for padding of rows and columns, which is with the zero point, as a convolution's own is. A
/// pool leaves its padding out, so that a padding in front of it stays.
struct PadFusion {
  static let name = "fuse paddings"
  static let summary = "Lets a convolution do the padding that an operation in front of it did."

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
      case .pad(let pad) = fused.graph.operations[maker].operator, pad.before.count == 4,
      [pad.before[0], pad.after[0], pad.before[3], pad.after[3]] == [0, 0, 0, 0]
    else { return nil }
    return maker
  }

  func fuse(pad maker: Int, into index: Int, of fused: inout FusedGraph) {
    let operation = fused.graph.operations[maker]
    guard case .pad(let pad) = operation.operator else { return }
    fused.graph.operations[index].operator.widenPadding(
      by: Padding(
        top: pad.before[1], bottom: pad.after[1], left: pad.before[2], right: pad.after[2]))
    fused.graph.operations[index].inputs[0] = operation.inputs[0]
    fused.fuse(operation: maker, into: index)
  }
}

extension Operator {
  /// The padding with zeros that the operator does.
  var padding: Padding? {
    switch self {
    case .convolution(let convolution): convolution.padding
    case .depthwiseConvolution(let convolution): convolution.padding
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
