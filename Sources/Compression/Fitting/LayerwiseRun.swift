import ModelIR

/// A network run over all frames operation by operation, so that what it holds may change ahead of
/// where it is, and no frame is run twice.
struct LayerwiseRun: Sendable {
  /// The network; operations that have run are not run again.
  var graph: Graph
  /// `elements[frame][tensor]`; what nobody reads any more is gone.
  private var elements: [[TensorElements?]]
  private var next = 0
  private let workers: any FrameWorkers

  /// - Throws: `CompressionError` where the network or a frame is not right.
  init(_ graph: Graph, _ calibration: Calibration) throws(CompressionError) {
    guard !calibration.frames.isEmpty else { throw .noCalibration }
    let evaluator = try Evaluator(checking: graph)
    self.graph = graph
    workers = calibration.workers
    elements = []
    for frame in calibration.frames {
      var tensors = [TensorElements?](repeating: nil, count: graph.tensors.count)
      let inputs = zip(frame, graph.inputs).map { $0.rounded(to: graph[$1]) }
      do throws(EvaluationError) { try evaluator.check(inputs) } catch { throw .evaluation(error) }
      for (id, input) in zip(graph.inputs, inputs) { tensors[id.index] = input }
      elements.append(tensors)
    }
  }

  /// How many frames there are.
  var frames: Int { elements.count }

  /// Runs every operation in front of one.
  mutating func advance(to operation: Int) throws(CompressionError) {
    while next < operation {
      try run(next)
      next += 1
    }
  }

  /// A tensor's values in a frame, as reals; one that has been made and is still to be read.
  func reals(of id: TensorID, frame: Int) -> [Float] {
    guard case .float32(let values)? = elements[frame][id.index]?.reals(of: graph[id]) else {
      return []
    }
    return values
  }

  private mutating func run(_ index: Int) throws(CompressionError) {
    let operation = graph.operations[index]
    let constants = graph.tensors.map(\.constant)
    let results = workers.map(count: elements.count) { [graph, elements] frame in
      Result { () throws(EvaluationError) in
        var values = constants
        for id in operation.inputs.compactMap(\.self) where values[id.index] == nil {
          values[id.index] = elements[frame][id.index]
        }
        try graph.evaluate(operation: index, &values)
        return operation.outputs.map { values[$0.index] }
      }
    }
    for (frame, result) in results.enumerated() {
      do throws(EvaluationError) {
        for (id, values) in zip(operation.outputs, try result.get()) {
          elements[frame][id.index] = values
        }
      } catch { throw .evaluation(error) }
    }
    forget(behind: index)
  }

  /// Lets go of what no operation from the next one on reads, and no output holds.
  private mutating func forget(behind index: Int) {
    let needed = Set(
      graph.operations[(index + 1)...].flatMap { $0.inputs.compactMap(\.self) } + graph.outputs)
    // Constants are no frame's, and a layer may have got a bias since the run began.
    for id in graph.operations[index].inputs.compactMap(\.self)
    where !needed.contains(id) && graph[id].constant == nil {
      for frame in elements.indices { elements[frame][id.index] = nil }
    }
  }
}
