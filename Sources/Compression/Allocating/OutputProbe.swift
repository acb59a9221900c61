import ModelIR

/// Runs a network with something changed, and says how far its outputs move.
struct OutputProbe {
  private var run: LayerwiseRun
  private let whole: LayerwiseRun

  /// Frames on which networks are run: the error is a mean over many outputs, of which few frames
  /// have enough.
  private static let mostFrames = 8

  init(_ graph: Graph, _ calibration: Calibration) throws(CompressionError) {
    let frames = Calibration(
      frames: Array(calibration.frames.prefix(Self.mostFrames)), workers: calibration.workers)
    run = try LayerwiseRun(graph.endingAtLastLayer, frames)
    var whole = run
    try whole.advance(to: whole.graph.operations.count)
    self.whole = whole
  }

  /// Runs everything in front of an operation, which later changes leave as it is.
  mutating func advance(to operation: Int) throws(CompressionError) {
    try run.advance(to: operation)
  }

  /// The mean square error of the first output for each unit of its variance, with a change that
  /// keeps the tensors and the operations where they are.
  func error(_ change: (inout Graph) -> Void) throws(CompressionError) -> Double {
    var other = run
    change(&other.graph)
    try other.advance(to: other.graph.operations.count)
    return other.outputError(against: whole)
  }
}

extension Graph {
  /// The network up to its last weighted layer: what comes behind, as a softmax, would hide errors.
  fileprivate var endingAtLastLayer: Graph {
    guard let last = weightedLayers.last else { return self }
    var graph = self
    graph.operations = Array(operations[...last.operation])
    graph.outputs = [last.result]
    return graph
  }
}

extension LayerwiseRun {
  /// The mean square error of the first output for each unit of its variance.
  fileprivate func outputError(against other: LayerwiseRun) -> Double {
    guard let id = graph.outputs.first else { return 0 }
    var error = 0.0
    var sum = 0.0
    var squares = 0.0
    var count = 0.0
    for frame in 0..<frames {
      for (one, wanted) in zip(reals(of: id, frame: frame), other.reals(of: id, frame: frame)) {
        let lost = Double(one) - Double(wanted)
        error += lost * lost
        sum += Double(wanted)
        squares += Double(wanted) * Double(wanted)
        count += 1
      }
    }
    let variance = squares - sum * sum / max(count, 1)
    return variance > 0 ? error / variance : error
  }
}
