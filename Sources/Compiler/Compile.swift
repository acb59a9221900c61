package import ChipDescription
internal import InstructionSet
package import ModelIR

/// Turns a quantised graph into a program for a chip.
///
/// - Parameter measure: counts a program's cycles; nil where forecasts have to do.
/// - Throws: `CompilationError` with everything that the chip or the compiler does not take.
package func compile(
  _ graph: Graph, for chip: ChipSpec, options: CompilerOptions = CompilerOptions(),
  measuring measure: CycleMeasure? = nil
) throws(CompilationError) -> Compilation {
  do throws(GraphError) { try graph.verify() } catch { throw CompilationError(error) }
  let fused = fuse(simplify(graph))
  let lowered = try Lowering.run(fused, geometry: ArrayGeometry(chip))
  let known = WeightPattern(array: chip.array).run(WeightWidth().run(lowered))
  let traversed = Traversal(chip: chip).run(known)
  let skipping = TileSkipping(chip: chip).run(traversed)
  let search = CandidateSearch(chip: chip, options: options, fused: fused, measure: measure)
  return try search.run(skipping)
}

/// Operations that others can do on their way, and forms that the array does not know, are gone.
func fuse(_ graph: FusedGraph) -> FusedGraph {
  let ordered = HostTransposition().run(graph)
  let reshaped = ReshapeFusion().run(ordered)
  let padded = PadFusion().run(reshaped)
  return DepthwiseExpansion().run(padded)
}
