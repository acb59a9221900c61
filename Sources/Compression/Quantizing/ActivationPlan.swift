import ModelIR

/// The scale and zero point of each activation of a float network.
///
/// Operators say which of theirs have to be equal and which are fixed (`resultQuantization`); all
/// others follow from the values that calibration saw. A group's range holds those of its members.
struct ActivationPlan: Sendable {
  /// By position in the graph; nil for what is no activation.
  let quantizations: [Quantization?]
  /// What has to be requantised before it is read: results of a fixed scale, where an operation
  /// needs another one of everything that it reads.
  let requantized: Set<OperandPlace>

  init(_ graph: Graph, _ statistics: ActivationStatistics, method: RangeMethod) {
    var shared = SharedScales(of: graph)
    for index in graph.operations.indices { shared.add(graph, operation: index) }
    var ranges: [TensorID: ClosedRange<Float>] = [:]
    for (index, tensor) in graph.tensors.enumerated() where tensor.elementType == .float32 {
      let group = shared.groups.representative(of: TensorID(index))
      let values = tensor.floats.map { ValueHistogram($0) } ?? statistics.histograms[index]
      let range = method.range(of: values)
      ranges[group] = ranges[group].map { $0.union(range) } ?? range
    }
    quantizations = graph.tensors.indices.map { index in
      let id = TensorID(index)
      return shared.fixed[id]
        ?? ranges[shared.groups.representative(of: id)].map { Quantization(covering: $0) }
    }
    requantized = shared.requantized
  }
}

/// An input of an operation: both positions count from 0.
struct OperandPlace: Sendable, Hashable {
  let operation: Int
  let input: Int
}

/// Which activations share a scale, and which have one that is fixed.
private struct SharedScales {
  var groups: TensorGroups
  var fixed: [TensorID: Quantization] = [:]
  var requantized: Set<OperandPlace> = []

  init(of graph: Graph) { groups = TensorGroups(count: graph.tensors.count) }

  /// Follows an operation; those before it have been followed.
  mutating func add(_ graph: Graph, operation index: Int) {
    let operation = graph.operations[index]
    guard let result = operation.outputs.first, graph[result].elementType == .float32 else {
      return
    }
    switch operation.operator.definition.resultQuantization {
    case .calibrated: break
    case .fixed(let quantization): fixed[result] = quantization
    case .sameAsInputs: share(graph.activations(of: operation), with: result, operation: index)
    }
  }

  private mutating func share(
    _ inputs: [(position: Int, id: TensorID)], with result: TensorID, operation: Int
  ) {
    let scales = Set(inputs.map { fixed[$0.id] })
    let isMixed = scales.count > 1
    for (position, id) in inputs {
      if isMixed, fixed[id] != nil {
        requantized.insert(OperandPlace(operation: operation, input: position))
      } else {
        groups.join(id, result)
      }
    }
    if !isMixed, let scale = scales.first { fixed[result] = scale }
  }
}

extension ClosedRange<Float> {
  /// The least range that holds both.
  fileprivate func union(_ other: ClosedRange<Float>) -> ClosedRange<Float> {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}

extension Graph {
  /// The reals that an operation reads, and at which of its inputs.
  func activations(of operation: Operation) -> [(position: Int, id: TensorID)] {
    operation.inputs.enumerated().compactMap { position, id in
      guard let id, self[id].elementType == .float32 else { return nil }
      return (position, id)
    }
  }
}
