internal import ModelIR

/// Folds channels that are provably constant into the biases of the layers that read them, and
/// drops all channels that nothing reads then.
///
/// A channel whose weights are zero is its requantised bias everywhere. A layer that reads it may
/// take its share of the sum, a number, for a part of the bias, unless padding makes borders
/// differ. Every 32-bit sum that is left stays what it was, so that outputs do to the last bit.
struct ChannelFolding: Pass {
  package static let name = "fold constant channels"
  package static let summary =
    "Folds constant channels into biases and drops channels that nothing reads."

  func run(_ input: FusedGraph) -> FusedGraph {
    let flows = input.graph.operations.map { ChannelFlow($0, in: input.graph) }
    let constants = ConstantChannels(input.graph, flows: flows)
    let needed = NeededChannels(input.graph, flows: flows, constants: constants)
    guard needed.someAreNot else { return input }
    var result = input
    var dropped = 0
    for (index, flow) in flows.enumerated() {
      if case .weighted(let weights) = flow {
        var layer = NarrowedLayer(operation: index, weights: weights, needed: needed, input.graph)
        guard layer.isNarrower else { continue }
        layer.foldIntoBias(constants.offsets[index] ?? [])
        layer.apply(to: &result.graph)
        dropped += layer.droppedOutputs
      }
    }
    result.graph.narrowActivations(needed)
    result.measureAgain()
    if dropped > 0 { result.notes.append(note(dropped, before: input, after: result)) }
    return result
  }

  private func note(_ dropped: Int, before: FusedGraph, after: FusedGraph) -> String {
    "channels without effect folded: \(dropped) (\(before.macs) → \(after.macs) MACs, "
      + "\(before.weightBytes) → \(after.weightBytes) weight bytes)"
  }
}

extension Graph {
  /// Takes channels that are not needed out of the shapes of activations and of what makes them.
  fileprivate mutating func narrowActivations(_ needed: NeededChannels) {
    for index in operations.indices {
      let id = operations[index].outputs[0]
      guard let kept = needed.kept(id) else { continue }
      self[id].shape.dimensions[self[id].shape.rank - 1] = kept.count
      switch operations[index].operator {
      case .reshape: operations[index].operator = .reshape(Reshape(shape: self[id].shape))
      case .stridedSlice(var slice):
        slice.end[slice.end.count - 1] = kept.count
        operations[index].operator = .stridedSlice(slice)
      default: break
      }
    }
  }
}

extension FusedGraph {
  fileprivate var macs: Int { origins.reduce(0) { $0 + $1.macs } }
  fileprivate var weightBytes: Int { origins.reduce(0) { $0 + $1.weightBytes } }

  /// Counts the work and the weights of each operation again.
  fileprivate mutating func measureAgain() {
    for (index, origin) in FusedGraph(graph).origins.enumerated() {
      origins[index].macs = origin.macs
      origins[index].weightBytes = origin.weightBytes
    }
  }
}
