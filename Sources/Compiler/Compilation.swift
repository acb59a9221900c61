package import InstructionSet
package import ModelIR

/// A program, and what led to it.
package struct Compilation: Sendable, Hashable {
  /// What the chip runs.
  package var program: Program
  /// The graph after fusion, each of whose operations is a layer.
  package var graph: Graph
  /// The instructions before they had addresses, and where their buffers lie.
  package var schedule: Schedule
  package var allocation: Allocation
}
