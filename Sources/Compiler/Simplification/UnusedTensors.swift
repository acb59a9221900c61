internal import ModelIR

/// Takes out tensors that no operation names and the host neither gives nor gets.
struct UnusedTensors: Pass {
  package static let name = "remove unused tensors"
  package static let summary = "Takes out tensors that nothing names."

  func run(_ input: FusedGraph) -> FusedGraph {
    let graph = input.graph
    var isUsed = Array(repeating: false, count: graph.tensors.count)
    let named = graph.operations.flatMap { $0.inputs.compactMap(\.self) + $0.outputs }
    for id in named + graph.inputs + graph.outputs { isUsed[id.index] = true }
    guard isUsed.contains(false) else { return input }
    var count = 0
    let places = isUsed.map { isUsed -> TensorID in
      defer { count += isUsed ? 1 : 0 }
      return TensorID(count)
    }
    var result = input
    result.graph.tensors = zip(graph.tensors, isUsed).filter(\.1).map(\.0)
    result.graph.rename { places[$0.index] }
    return result
  }
}

extension Graph {
  /// Puts other tensors where tensors are named.
  fileprivate mutating func rename(_ place: (TensorID) -> TensorID) {
    inputs = inputs.map(place)
    outputs = outputs.map(place)
    for index in operations.indices {
      operations[index].inputs = operations[index].inputs.map { $0.map(place) }
      operations[index].outputs = operations[index].outputs.map(place)
    }
  }
}
