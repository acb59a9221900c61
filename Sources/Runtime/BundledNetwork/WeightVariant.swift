package import ModelIR

/// What is made of the bundled network's synthetic weights, to see what it does to a chip.
package struct WeightVariant: Sendable, Hashable {
  /// Whether every weight has one of the fifteen values −7 to 7, in steps of 127/7 of the old ones.
  package var isInt4 = false
  /// Whether half the weights of each dense layer are zero, those of least magnitude.
  ///
  /// Depthwise layers, with nine weights a channel, keep theirs, as is usual.
  package var isPruned = false

  package init(isInt4: Bool = false, isPruned: Bool = false) {
    self.isInt4 = isInt4
    self.isPruned = isPruned
  }

  package static let all = [
    WeightVariant(), WeightVariant(isInt4: true), WeightVariant(isPruned: true),
    WeightVariant(isInt4: true, isPruned: true),
  ]

  /// What tables call it.
  package var name: String {
    (isInt4 ? "int4" : "int8") + (isPruned ? ", half pruned" : "")
  }

  /// The graph with its weights changed.
  package func applied(to graph: Graph) -> Graph {
    var graph = graph
    for operation in graph.operations where operation.inputs.count > 1 {
      guard let id = operation.inputs[1], case .int8(var weights)? = graph[id].constant else {
        continue
      }
      var isDepthwise = false
      if case .depthwiseConvolution = operation.operator { isDepthwise = true }
      if isPruned, !isDepthwise { Self.prune(&weights) }
      if isInt4 {
        weights = weights.map { Int8((Double($0) * 7 / 127).rounded()) }
        Self.widenSteps(of: id, in: &graph)
        Self.narrowBias(of: operation, in: &graph)
      }
      graph[id].constant = .int8(weights)
    }
    return graph
  }

  /// A bias has steps of the input's and the weights' together, and the same real value.
  private static func narrowBias(of operation: Operation, in graph: inout Graph) {
    guard operation.inputs.count > 2, let id = operation.inputs[2],
      case .int32(let values)? = graph[id].constant
    else { return }
    widenSteps(of: id, in: &graph)
    graph[id].constant = .int32(values.map { Int32((Double($0) * 7 / 127).rounded()) })
  }

  private static func widenSteps(of id: TensorID, in graph: inout Graph) {
    let scales = graph[id].quantization?.scales ?? []
    graph[id].quantization?.scales = scales.map { $0 * 127 / 7 }
  }

  /// Makes the half of least magnitude zero; of equal ones, the first.
  private static func prune(_ weights: inout [Int8]) {
    var counts = [Int](repeating: 0, count: 129)
    for weight in weights { counts[Int(weight.magnitude)] += 1 }
    var left = weights.count / 2
    for magnitude in counts.indices {
      let taken = min(counts[magnitude], left)
      counts[magnitude] = taken
      left -= taken
    }
    for index in weights.indices where counts[Int(weights[index].magnitude)] > 0 {
      counts[Int(weights[index].magnitude)] -= 1
      weights[index] = 0
    }
  }
}
