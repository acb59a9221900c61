package import ModelIR

/// A network on its way through a recipe, and what was decided on the way.
package struct CompressedNetwork: Sendable {
  /// The network as it is now.
  package var graph: Graph
  /// The float network that `graph` was quantised from, the same tensors at the same positions;
  /// nil before.
  package var reals: Graph?
  /// What the activations of `reals` were over the calibration frames.
  package var statistics: ActivationStatistics?
  /// What the steps did, in their order.
  package var decisions: [Decision] = []

  package init(_ graph: Graph) { self.graph = graph }

  /// The float network with its statistics; throws where nothing has quantised it yet.
  func quantizedFrom(
    neededBy step: String
  ) throws(CompressionError) -> (reals: Graph, statistics: ActivationStatistics) {
    guard let reals, let statistics else {
      throw .stepOutOfOrder(step: step, needs: QuantizeNetwork.word)
    }
    return (reals, statistics)
  }
}

/// Something that a step did, or left alone, and why.
package struct Decision: Sendable, Hashable, CustomStringConvertible {
  /// The step's word.
  package let step: String
  /// What it did, with figures.
  package let text: String

  package init(step: String, _ text: String) {
    self.step = step
    self.text = text
  }

  package var description: String { "\(step): \(text)" }
}
