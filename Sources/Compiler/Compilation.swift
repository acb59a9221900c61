package import InstructionSet
package import ModelIR

/// A program, and what led to it.
package struct Compilation: Sendable, Hashable {
  /// What the chip runs.
  package var program: Program
  /// The graph after fusion, each of whose operations is a layer.
  package var graph: Graph
  /// The instructions before they had addresses.
  package var schedule: Schedule
  /// Where the schedule's buffers lie, and when weights are loaded.
  package var allocation: Allocation

  /// Which bytes each tensor has, and when.
  package var memoryMap: MemoryMap { MemoryMap(schedule, allocation) }

  /// The schedule as text: what is done in which order, on which bytes, and what lies where.
  package var scheduleText: String { schedule.text(allocation) + "memory\n\(memoryMap)" }

  /// The graph after fusion as text, without the elements of its constants.
  package var graphText: String { GraphPrinter(constants: .elided).print(graph) }
}
