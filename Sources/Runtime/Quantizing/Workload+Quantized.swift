package import Compression
package import ModelIR

extension Workload {
  /// The graph, where it computes in reals and so has to be quantised before it runs.
  package var floatGraph: Graph? {
    guard case .graph(let graph, _) = self, graph.isFloat else { return nil }
    return graph
  }

  /// The workload as the chip can take it: float networks quantised to int8, others as they are.
  ///
  /// - Throws: `Problems` where the calibration does not fit or an operator cannot be quantised.
  package func quantized(_ request: CalibrationRequest) throws -> Workload {
    guard case .graph(let graph, let notes) = self, graph.isFloat else {
      guard request.sources.isEmpty else {
        throw Problems(
          "--calibration", "the model is quantised already",
          remedy: "leave the option out, or give the float model")
      }
      return self
    }
    let (frames, note) = try request.frames(for: graph)
    let network = try Recipe.int8.applied(to: graph, frames: frames, request.progress)
    return .graph(network.graph, notes: notes + [note])
  }
}

extension Recipe {
  /// Takes a network through the recipe on all threads of the host.
  ///
  /// - Throws: `Problems` that name the network.
  package func applied(
    to graph: Graph, frames: [[TensorElements]], costs: (any CostOracle)? = nil,
    takesEveryStep: Bool = false,
    layerProgress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil,
    _ progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  ) throws -> CompressedNetwork {
    let counter = ProgressCounter(frames.count, report: progress)
    let calibration = Calibration(frames: frames, workers: ThreadedWorkers()) { _ in
      counter.advance()
    }
    do throws(CompressionError) {
      return try apply(
        to: graph,
        with: CompressionTools(
          calibration: calibration, costs: costs, takesEveryStep: takesEveryStep,
          progress: layerProgress))
    } catch {
      throw Problems(graph.name, "it cannot be compressed: \(error)")
    }
  }
}

extension Graph {
  /// Whether it computes in reals throughout: what it takes is reals, and no integer stands for
  /// one.
  var isFloat: Bool {
    inputs.contains { self[$0].valueKind == .reals }
      && !tensors.contains { $0.valueKind == .quantized }
  }
}
