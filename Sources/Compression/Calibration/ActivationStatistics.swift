package import ModelIR

/// What a network's activations were over some frames, as reals.
package struct ActivationStatistics: Sendable {
  /// The values of each tensor of reals, or of integers that stand for reals, that is not a
  /// constant, by its position in the graph.
  package private(set) var histograms: [ValueHistogram]
  /// The sum over the frames of each tensor that a weighted layer reads, element by element.
  private var sums: [[Float]?]
  /// The least and the greatest value of each channel of what weighted layers read or make, by the
  /// tensor's position in the graph; channels are innermost.
  private var ranges: [[ClosedRange<Float>]?]
  /// How many frames there were.
  package private(set) var frames = 0
  private let summed: Set<TensorID>
  private let ranged: Set<TensorID>

  /// Statistics of no frames.
  package init(of graph: Graph) {
    histograms = Array(repeating: ValueHistogram(), count: graph.tensors.count)
    sums = Array(repeating: nil, count: graph.tensors.count)
    ranges = sums.map { _ in nil }
    summed = Set(graph.weightedLayers.map(\.input))
    ranged = summed.union(graph.weightedLayers.map(\.result))
  }

  /// The range of each channel of a tensor that a weighted layer reads or makes.
  package func channelRanges(of id: TensorID) -> [ClosedRange<Float>]? { ranges[id.index] }

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
      guard case .float32(let values)? = elements[index]?.reals(of: tensor) else { continue }
      histograms[index].merge(ValueHistogram(values))
      if summed.contains(TensorID(index)) { add(values, to: index) }
      if ranged.contains(TensorID(index)) {
        widen(ranges(of: values, channels: tensor.shape.dimensions.last ?? 1), at: index)
      }
    }
  }

  /// Adds the statistics of other frames.
  package mutating func merge(_ other: ActivationStatistics) {
    frames += other.frames
    for index in histograms.indices {
      histograms[index].merge(other.histograms[index])
      if let values = other.sums[index] { add(values, to: index) }
      if let values = other.ranges[index] { widen(values, at: index) }
    }
  }

  private func ranges(of values: [Float], channels: Int) -> [ClosedRange<Float>] {
    var least = Array(values.prefix(channels))
    var greatest = least
    for start in stride(from: 0, to: values.count - channels + 1, by: channels) {
      for channel in 0..<least.count {
        let value = values[start + channel]
        least[channel] = min(least[channel], value)
        greatest[channel] = max(greatest[channel], value)
      }
    }
    return zip(least, greatest).map { $0 <= $1 ? $0...$1 : 0...0 }
  }

  private mutating func widen(_ others: [ClosedRange<Float>], at index: Int) {
    ranges[index] =
      ranges[index].map { known in
        zip(known, others).map {
          min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
        }
      } ?? others
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
