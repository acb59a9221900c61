package import ChipDescription
internal import InstructionSet
package import ModelIR

/// Turns a quantised graph into a program for a chip.
///
/// - Throws: `CompilationError` with everything that the chip or the compiler does not take.
package func compile(
  _ graph: Graph, for chip: ChipSpec, options: CompilerOptions = CompilerOptions()
) throws(CompilationError) -> Compilation {
  do throws(GraphError) { try graph.verify() } catch { throw CompilationError(error) }
  let fused = fuse(simplify(graph))
  let lowered = try Lowering.run(fused, geometry: ArrayGeometry(chip))
  let known = WeightPattern(array: chip.array).run(WeightWidth().run(lowered))
  let traversed = Traversal(chip: chip).run(known)
  let coded = CodingChoice(chip: chip, options: options).run(traversed)
  let limit = min(options.sramLimit ?? .max, chip.sram.totalBytes)
  let (schedule, allocation) = try Allocator(chip: chip, limit: limit, options: options).run(
    coded)
  var program = Emission(schedule: schedule, allocation: allocation).run()
  program.notes = fused.notes
  let ordering = TokenOrdering(geometry: program.geometry)
  program.prologue = ordering.run(program.prologue)
  program.body = ordering.run(program.body)
  try CapacityCheck(chip: chip).run(program)
  return Compilation(
    program: program, graph: fused.graph, schedule: schedule, allocation: allocation)
}

/// Operations that others can do on their way, and forms that the array does not know, are gone.
func fuse(_ graph: FusedGraph) -> FusedGraph {
  let ordered = HostTransposition().run(graph)
  let reshaped = ReshapeFusion().run(ordered)
  let padded = PadFusion().run(reshaped)
  return DepthwiseExpansion().run(padded)
}
