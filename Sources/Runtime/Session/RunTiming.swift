internal import Instruments
internal import MachineModel

/// When everything happens in a run: the prologue, and one frame after the other, all alike.
///
/// Where a frame's cycles depend on its data, all are as the median frame is.
struct RunTiming: Sendable {
  var prologue: SectionTimeline
  var body: SectionTimeline
  var frames: Int
  /// Each frame's cycles, where they depend on its data.
  var frameCycles: [Int] = []

  /// The frame whose cycles are the lower median of all frames'; nil where all are alike.
  var medianFrame: Int? {
    let order = frameCycles.indices.sorted { frameCycles[$0] < frameCycles[$1] }
    return order.isEmpty ? nil : order[(order.count - 1) / 2]
  }

  /// What a report says of frames that are not alike.
  var note: String? {
    guard let medianFrame, let least = frameCycles.min(), let most = frameCycles.max() else {
      return nil
    }
    let mean = frameCycles.reduce(0, +) / frameCycles.count
    return "the array passes over zeros, so that cycles depend on data: \(least) to \(most) a "
      + "frame, \(mean) on average; all figures are those of frame \(medianFrame + 1), the median"
  }

  /// A run of a section, and the cycle in which it begins.
  struct Part: Sendable {
    var section: SectionName
    var title: String
    var start: Int
  }

  var cycles: Int { start(ofFrame: frames) }

  /// The cycle after the last of the frame that a cycle lies in, the first one if it is of the
  /// prologue.
  func endOfFrame(at cycle: Int) -> Int {
    let frame = max(0, cycle - prologue.record.cycles) / max(1, body.record.cycles)
    return start(ofFrame: frame + 1)
  }

  /// The sections' runs, in order; none is made before it is asked for.
  var parts: some Sequence<Part> {
    (-1..<frames).lazy.map { frame in
      frame < 0
        ? Part(section: .prologue, title: "prologue", start: 0)
        : Part(section: .body, title: "frame \(frame + 1)", start: start(ofFrame: frame))
    }
  }

  subscript(section: SectionName) -> SectionTimeline { section == .prologue ? prologue : body }

  private func start(ofFrame frame: Int) -> Int {
    prologue.record.cycles + frame * body.record.cycles
  }
}
