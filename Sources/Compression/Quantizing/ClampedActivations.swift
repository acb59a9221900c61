import ModelIR

/// Activations of an int8 network that are never below zero, as a clamp let them through, in groups
/// that have to share a scale.
struct ClampedActivations {
  /// In the order of their first tensors.
  let groups: [[TensorID]]

  init(of graph: Graph) {
    var sets = TensorGroups(count: graph.tensors.count)
    var clamped: Set<TensorID> = []
    var passed: Set<TensorID> = []
    for operation in graph.operations {
      guard let result = operation.outputs.first else { continue }
      switch operation.operator.definition.resultQuantization {
      case .sameAsInputs:
        passed.insert(result)
        for id in operation.inputs.compactMap(\.self)
        where graph[id].quantization == graph[result].quantization { sets.join(id, result) }
      case .calibrated where operation.operator.clampsAtZero: clamped.insert(result)
      default: break
      }
    }
    let ends = Set(graph.inputs + graph.outputs)
    let all = Dictionary(grouping: graph.tensors.indices.map { TensorID($0) }) {
      sets.representative(of: $0)
    }
    groups = all.keys.sorted { $0.index < $1.index }.compactMap { all[$0] }.filter { group in
      !clamped.isDisjoint(with: group)
        && group.allSatisfy { id in
          (clamped.contains(id) || passed.contains(id)) && !ends.contains(id)
            && graph[id].elementType == .int8 && graph[id].quantization?.scales.count == 1
        }
    }
  }
}

extension Operator {
  /// Whether nothing below zero comes out, and nothing else above it is changed than by saturation.
  fileprivate var clampsAtZero: Bool { activation == .relu || activation == .relu6 }
}
