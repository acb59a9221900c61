package import ModelIR

/// What a float network's activations were over some frames.
package struct ActivationStatistics: Sendable {
  /// The values of each float tensor that is not a constant, by its position in the graph.
  package private(set) var histograms: [ValueHistogram]
  /// The sum over the frames of each tensor that a weighted layer reads, element by element.
  private var sums: [[Float]?]
  /// How many frames there were.
  package private(set) var frames = 0
  private let summed: Set<TensorID>

  /// Statistics of no frames.
  package init(of graph: Graph) {
    histograms = Array(repeating: ValueHistogram(), count: graph.tensors.count)
    sums = Array(repeating: nil, count: graph.tensors.count)
    summed = Set(graph.weightedLayers.map(\.input))
  }

  /// The mean over all frames of a tensor that a weighted layer reads.
  package func mean(of id: TensorID) -> [Float]? {
    sums[id.index].map { sum in sum.map { $0 / Float(frames) } }
  }

  /// Runs a frame and adds what its activations were.
  package mutating func observe(
    _ frame: [TensorElements], _ evaluator: Evaluator
  ) throws(EvaluationError) {
    let elements = try evaluator.evaluateEveryTensor(frame)
    frames += 1
    for (index, tensor) in evaluator.graph.tensors.enumerated() where tensor.constant == nil {
      guard case .float32(let values)? = elements[index] else { continue }
      histograms[index].merge(ValueHistogram(values))
      if summed.contains(TensorID(index)) { add(values, to: index) }
    }
  }

  /// Adds the statistics of other frames.
  package mutating func merge(_ other: ActivationStatistics) {
    frames += other.frames
    for index in histograms.indices {
      histograms[index].merge(other.histograms[index])
      if let values = other.sums[index] { add(values, to: index) }
    }
  }

  private mutating func add(_ values: [Float], to index: Int) {
    guard var sum = sums[index] else {
      sums[index] = values
      return
    }
    sums[index] = nil
    for position in 0..<min(sum.count, values.count) { sum[position] += values[position] }
    sums[index] = sum
  }
}
