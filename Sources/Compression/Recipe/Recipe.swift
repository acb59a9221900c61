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
  /// - Throws: `CompressionError` of the first step that cannot take it.
  package func apply(
    to graph: Graph, with tools: CompressionTools
  ) throws(CompressionError) -> CompressedNetwork {
    var network = CompressedNetwork(graph)
    for step in steps { try step.apply(to: &network, with: tools) }
    _ = try Evaluator(checking: network.graph)
    return network
  }
}
