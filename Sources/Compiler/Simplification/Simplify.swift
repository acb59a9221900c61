package import ModelIR

/// A graph with what cannot be seen in its outputs taken out.
///
/// The outputs, their names and their shapes stay, and so does every bit of their elements. The
/// graph must have passed its verifier.
package func simplify(_ graph: Graph) -> FusedGraph {
  let alive = DeadOperations().run(FusedGraph(graph))
  let plain = IdentityOperations().run(alive)
  let folded = ChannelFolding().run(plain)
  return UnusedTensors().run(folded)
}
