package import ModelIR

/// A network on its way through a recipe, and what was decided on the way.
package struct CompressedNetwork: Sendable {
  /// The network as it is now.
  package var graph: Graph
  /// The float network that `graph` was quantised from, the same tensors at the same positions;
  /// nil before.
  package var reals: Graph?
  /// The network as it was given.
  private var given: Graph
  /// Which weights pruning has left, `[output][column]`; layers that nobody pruned are not in it.
  package var isLive: [TensorID: [[Bool]]] = [:]
  /// What the activations of `reals` were over the calibration frames.
  package var statistics: ActivationStatistics?
  /// The network before the first step that costs accuracy: quantised, and otherwise as it was
  /// given.
  package internal(set) var baseline: Graph
  /// What the last step predicts to save of the bytes that the weights take on the chip; nil where
  /// it predicts nothing.
  var predictedSaving: Int?
  /// What the steps did, in their order.
  package var decisions: [Decision] = []

  package init(_ graph: Graph) {
    self.graph = graph
    given = graph
    baseline = graph
  }

  /// What layers are held against: the float network, or the quantised one that was given.
  var reference: Graph { reals ?? given }

  /// Puts a network that gives the same outputs, bit for bit, in place of this one; layers are held
  /// against it from now on.
  package mutating func replace(withEquivalent graph: Graph) {
    self.graph = graph
    given = graph
    reals = nil
    statistics = nil
    isLive = [:]
  }

  /// Scales channels against each other, in this network and in the one it is held against, which
  /// compute what they did.
  ///
  /// - Parameter statistics: of this network's activations.
  mutating func scale(
    _ scalings: [ColumnScaling], _ statistics: ActivationStatistics, _ calibration: Calibration
  ) throws(CompressionError) {
    for scaling in scalings { scaling.apply(to: &graph, statistics) }
    guard var scaled = reals else {
      for scaling in scalings { scaling.apply(to: &given, statistics) }
      return
    }
    for scaling in scalings { scaling.apply(to: &scaled, statistics) }
    reals = scaled
    self.statistics = try calibration.statistics(of: scaled)
  }

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
