package import ModelIR

/// A list of steps that take a network to a smaller one.
package struct Recipe: Sendable {
  package var steps: [any CompressionStep]

  package init(_ steps: [any CompressionStep]) { self.steps = steps }

  /// Float to int8: what is exact first, then rounding, then what makes up for it.
  package static let int8 = Recipe([
    FoldScalesAndOffsets(), FuseActivations(), QuantizeNetwork(), CorrectBiases(),
  ])

  /// Takes a network through all steps.
  ///
  /// Where costs are known, a step that has to pay and does not is not taken, unless all were asked
  /// for, and the decisions say why.
  ///
  /// - Throws: `CompressionError` of the first step that cannot take it.
  package func apply(
    to graph: Graph, with tools: CompressionTools
  ) throws(CompressionError) -> CompressedNetwork {
    var network = CompressedNetwork(graph)
    var cost: NetworkCost?
    var isBaselineKnown = false
    for step in steps {
      if type(of: step).hasToPay && !isBaselineKnown {
        network.baseline = network.graph
        isBaselineKnown = true
      }
      guard type(of: step).hasToPay, let costs = tools.costs else {
        try step.apply(to: &network, with: tools)
        cost = nil
        continue
      }
      let before: NetworkCost
      if let cost { before = cost } else { before = try costs.checkedCost(of: network.graph) }
      var changed = network
      changed.predictedSaving = nil
      try step.apply(to: &changed, with: tools)
      let after = try costs.checkedCost(of: changed.graph)
      let verdict = Verdict(
        before: before, after: after, predictedSaving: changed.predictedSaving,
        obstacle: type(of: step).obstacle, isAsked: tools.takesEveryStep)
      if verdict.isTaken { network = changed } else { network.decisions = changed.decisions }
      cost = verdict.isTaken ? after : before
      network.decisions.append(Decision(step: type(of: step).word, verdict.description))
    }
    if !isBaselineKnown { network.baseline = network.graph }
    _ = try Evaluator(checking: network.graph)
    return network
  }
}
