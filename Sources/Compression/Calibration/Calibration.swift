package import ModelIR

/// Frames that stand for what a network will see, and who runs them.
package struct Calibration: Sendable {
  /// `frames[frame][input]`, float32, in the order of the graph's inputs.
  package let frames: [[TensorElements]]
  let workers: any FrameWorkers
  private let progress: (@Sendable (_ frame: Int) -> Void)?

  /// Slices that frames are divided into, whatever the number of threads: sums of reals hang on
  /// the order in which they are added, and results must not hang on the host.
  private static let slices = 8

  /// - Parameter progress: called with the number of each frame that is done, by any thread.
  package init(
    frames: [[TensorElements]], workers: any FrameWorkers = OneWorker(),
    progress: (@Sendable (_ frame: Int) -> Void)? = nil
  ) {
    self.frames = frames
    self.workers = workers
    self.progress = progress
  }

  /// What a network's activations are over all frames.
  ///
  /// - Throws: `CompressionError` where there are no frames or the network cannot be evaluated.
  package func statistics(of graph: Graph) throws(CompressionError) -> ActivationStatistics {
    guard !frames.isEmpty else { throw .noCalibration }
    let evaluator = try Evaluator(checking: graph)
    let empty = ActivationStatistics(of: graph)
    let inputs = graph.inputs.map { graph[$0] }
    let parts = workers.map(count: min(Self.slices, frames.count)) { slice in
      Result { () throws(EvaluationError) in
        var part = empty
        for frame in stride(from: slice, to: frames.count, by: Self.slices) {
          try part.observe(zip(frames[frame], inputs).map { $0.rounded(to: $1) }, evaluator)
          progress?(frame)
        }
        return part
      }
    }
    var whole = empty
    for part in parts {
      do throws(EvaluationError) { whole.merge(try part.get()) } catch { throw .evaluation(error) }
    }
    return whole
  }

  /// The outputs of a network for each frame, as reals.
  ///
  /// - Parameter graph: float, or with quantised inputs, which frames are then rounded to.
  package func outputs(of graph: Graph) throws(CompressionError) -> [[TensorElements]] {
    let evaluator = try Evaluator(checking: graph)
    let inputs = graph.inputs.map { graph[$0] }
    let results = workers.map(count: frames.count) { frame in
      Result { () throws(EvaluationError) in
        try evaluator.evaluate(zip(frames[frame], inputs).map { $0.rounded(to: $1) })
      }
    }
    var outputs: [[TensorElements]] = []
    for result in results {
      do throws(EvaluationError) {
        outputs.append(zip(try result.get(), graph.outputs).map { $0.reals(of: graph[$1]) })
      } catch { throw .evaluation(error) }
    }
    return outputs
  }
}

extension Evaluator {
  /// An evaluator, or the graph's faults as an error of compression.
  init(checking graph: Graph) throws(CompressionError) {
    do throws(EvaluationError) { try self.init(graph) } catch { throw .evaluation(error) }
  }
}
