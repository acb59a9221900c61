internal import ModelIR

/// Takes out operations whose results nothing reads.
struct DeadOperations: Pass {
  package static let name = "remove dead operations"
  package static let summary = "Takes out operations whose results nothing reads."

  func run(_ input: FusedGraph) -> FusedGraph {
    var result = input
    var read = Set(input.graph.outputs)
    for (index, operation) in input.graph.operations.enumerated().reversed() {
      if read.isDisjoint(with: operation.outputs) {
        result.remove(operation: index)
      } else {
        read.formUnion(operation.inputs.compactMap(\.self))
      }
    }
    return result
  }
}

extension FusedGraph {
  /// Takes an operation out of the graph; no report speaks of it any more.
  mutating func remove(operation index: Int) {
    graph.operations.remove(at: index)
    origins.remove(at: index)
  }
}
