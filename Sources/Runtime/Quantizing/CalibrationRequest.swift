internal import Compression
internal import ModelIR

/// What a float network is quantised with.
package struct CalibrationRequest: Sendable {
  /// Arrays given for it; none where nothing was given.
  package var sources: [InputBinding.Source]
  /// The arrays that the network is to run on, which serve where nothing was given.
  package var inputs: [InputBinding.Source]
  /// Called as frames are done, by one thread at a time.
  package var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  /// Called as layers are fitted.
  package var layerProgress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  /// Frames at most; more gain nothing (`COMPRESSION.md` §3.1 takes 256 to 512).
  static let mostFrames = 512
  /// Frames at most where the run's own inputs serve.
  private static let mostInputFrames = 64

  package init(
    sources: [InputBinding.Source] = [], inputs: [InputBinding.Source] = [],
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil,
    layerProgress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) {
    self.sources = sources
    self.inputs = inputs
    self.progress = progress
    self.layerProgress = layerProgress
  }

  /// The frames for a network, and what a reader must know of them.
  func frames(for graph: Graph) throws -> (frames: [[TensorElements]], note: String) {
    if !sources.isEmpty {
      let frames = try RealFrames.frames(sources, for: graph, limit: Self.mostFrames)
      let article = frames.count == 1 ? "one " : ""
      return (
        frames, "\(graph.kind) on \(article)\(Self.count(frames)) of \(Self.names(sources))"
      )
    }
    if !inputs.isEmpty {
      let frames = try RealFrames.frames(inputs, for: graph, limit: Self.mostInputFrames)
      return (
        frames,
        "\(graph.kind) on the first \(Self.count(frames)) of its own input: give --calibration"
      )
    }
    return (SyntheticCalibration.frames(for: graph), "\(graph.kind) " + SyntheticCalibration.note)
  }

  private static func count(_ frames: [[TensorElements]]) -> String {
    frames.count == 1 ? "frame" : "\(frames.count) frames"
  }

  private static func names(_ sources: [InputBinding.Source]) -> String {
    sources.map(\.path).joined(separator: ", ")
  }
}

extension Graph {
  /// What calibrating this network is for, as reports begin.
  fileprivate var kind: String { isFloat ? "float model, quantised" : "int8 model, calibrated" }
}
