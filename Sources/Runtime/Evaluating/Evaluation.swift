package import Instruments
internal import Compression
internal import InstructionSet
internal import ModelFormats
internal import ModelIR

/// How good a network's outputs are on the machine, beside the evaluator's and the float model's.
package struct Evaluation: Sendable {
  /// A score and whose outputs it is of.
  package struct Row: Sendable, Hashable {
    package let engine: String
    package let score: Score
  }

  package let metric: Metric
  /// The machine's score, then those of the evaluator and the float model where they were asked.
  package let rows: [Row]
  /// Frames whose outputs the machine and the evaluator have equal; nil where nobody compared.
  package let equalFrames: Int?
  package let report: Report

  /// Runs all frames and scores them.
  ///
  /// - Throws: `Problems`.
  package init(_ request: EvaluationRequest) throws {
    metric = request.scoring.metric
    var session = try Session(
      request.workload, chip: request.chip, point: request.point,
      options: SessionOptions(frames: request.limit))
    let result = try session.run(inputs: request.inputs, progress: request.progress("frame"))
    report = result.report
    let frames = try FrameReals(
      request.inputs, of: session.program, limit: request.limit, labels: request.scoring)
    let outputs = frames.outputs(result)
    var rows = [Row(engine: "machine", score: try request.scoring.score(outputs, frames))]
    var equal: Int?
    if !request.machineOnly, case .graph(let graph, _) = request.workload {
      let found = try frames.evaluated(graph, request.progress("evaluated frame"))
      equal = zip(found, outputs).count { $0 == $1 }
      rows.append(Row(engine: "evaluator", score: try request.scoring.score(found, frames)))
    }
    if !request.machineOnly, let reals = request.reals?.floatGraph {
      let given = try RealFrames.frames(request.inputs, for: reals, limit: request.limit)
      let found = try Self.outputs(of: reals, given, request.progress("float frame"))
      rows.append(Row(engine: "float model", score: try request.scoring.score(found, frames)))
    }
    self.rows = rows
    equalFrames = equal
  }

  /// The first output of a network for each frame, as reals.
  static func outputs(
    of graph: Graph, _ frames: [[TensorElements]],
    _ progress: (@Sendable (Int, Int) -> Void)?
  ) throws -> [[Float]] {
    let counter = ProgressCounter(frames.count, report: progress)
    let calibration = Calibration(frames: frames, workers: ThreadedWorkers()) { _ in
      counter.advance()
    }
    do throws(CompressionError) {
      return try calibration.outputs(of: graph).map { outputs in
        guard case .float32(let values)? = outputs.first else { return [] }
        return values
      }
    } catch {
      throw Problems(graph.name, "\(error)")
    }
  }
}

extension Scoring {
  fileprivate func score(_ outputs: [[Float]], _ frames: FrameReals) throws -> Score {
    try score(outputs: outputs, inputs: frames.inputs)
  }
}
