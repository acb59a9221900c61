import ModelIR

/// Puts clamps that stand by themselves behind the operators that they follow.
///
/// Without it, the integers of a layer would have to hold what the clamp then takes away. Outputs
/// stay equal.
package struct FuseActivations: CompressionStep {
  package static let word = "fuseActivations"

  package init() {}

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    var fused = 0
    var index = 0
    while index < network.graph.operations.count {
      if fuse(operation: index, of: &network.graph) {
        fused += 1
      } else {
        index += 1
      }
    }
    guard fused > 0 else { return }
    network.decisions.append(Decision(step: Self.word, "\(fused) clamps"))
  }

  /// Takes out a clamp whose operand nobody else reads; whether there was one.
  private func fuse(operation index: Int, of graph: inout Graph) -> Bool {
    let clamp = graph.operations[index]
    guard let activation = clamp.operator.asActivation, let input = clamp.inputs.first ?? nil,
      let maker = graph.operations.firstIndex(where: { $0.outputs == [input] }),
      graph.operations[maker].operator.takesActivation,
      graph.operations[maker].operator.activation == .none,
      graph.readers(of: input) == [index], !graph.outputs.contains(input)
    else { return false }
    graph.operations[maker].operator.activation = activation
    graph.operations[maker].outputs = clamp.outputs
    graph.operations.remove(at: index)
    return true
  }
}

extension Operator {
  /// The clamp that this operator is, where others can have it behind them.
  fileprivate var asActivation: Activation? {
    guard case .unary(let unary) = self else { return nil }
    switch unary.function {
    case .relu: return .relu
    case .relu6: return .relu6
    case .reluN1To1: return .reluN1To1
    case .clip where unary.alpha == 0 && unary.beta == 6: return .relu6
    case .clip where unary.alpha == 0 && unary.beta == .infinity: return .relu
    default: return nil
    }
  }
}
