import FoundationEssentials
import Runtime

/// What the simulator is meant to reach, each aim beside what was measured in this run.
///
/// XNNPACK is measured beside a model's frames where Python has it.
struct Aims {
  /// Lines on whole processes, measured before this one grows: what a process inherits from its
  /// parent until it becomes itself counts as its own peak.
  private let processes: [String]

  /// Measures whole processes.
  init() {
    let kws = BenchmarkModels.paths().compactMap(\.self).first { $0.contains("kws") }
    processes =
      [
        Self.process("obol run on KWS", kws.map { ["run", $0] }, "<= 60 ms, 64 MiB"),
        Self.process("obol run on MobileNetV2-224", ["run"], "<= 150 MiB"),
      ] + Self.trace
  }

  /// A line for each aim.
  func lines(_ measurements: [Measurement]) -> [String] {
    ["", Self.line("what", "aim", "measured")] + measurements.flatMap(frames) + processes
  }

  private func frames(_ one: Measurement) -> [String] {
    var lines: [String] = []
    if one.name.contains("mobilenet_v2") {
      lines += [
        Self.line(
          "leaping, timing only, \(one.name)", ">= 100 Mcycle/s",
          Self.fixed(one.leapingCyclesPerSecond / 1e6) + " Mcycle/s"),
        Self.line(
          "stepping, with data, \(one.name)", ">= 3 Mcycle/s",
          Self.fixed(one.steppedCyclesPerSecond / 1e6) + " Mcycle/s"),
      ]
    }
    return lines + (Self.comparesFrames(of: one) ? [Self.frame(one)] : [])
  }

  private static func comparesFrames(of one: Measurement) -> Bool {
    one.path != nil && ["mobilenet_v2", "resnet18"].contains { one.name.contains($0) }
  }

  private static func frame(_ one: Measurement) -> String {
    let found = one.furtherFrameSeconds * 1e3
    let what = "a further frame, \(one.name)"
    guard let peer = one.peer else {
      return line(
        what, "<= 2 x XNNPACK", "\(fixed(found)) ms; for XNNPACK \(PeerMeasurement.remedy)")
    }
    return line(
      what, "<= \(fixed(2 * peer.milliseconds)) ms",
      "\(fixed(found)) ms, \(fixed(found / peer.milliseconds)) of XNNPACK's "
        + "\(fixed(peer.milliseconds)) ms")
  }

  private static func process(_ what: String, _ arguments: [String]?, _ aim: String) -> String {
    let runs = arguments.map { words in (0..<3).compactMap { _ in ChildProcess(words) } } ?? []
    guard let best = runs.min(by: { $0.seconds < $1.seconds }) else {
      return line(what, aim, "obol or the model is not there")
    }
    return line(what, aim, "\(fixed(best.seconds * 1e3)) ms, \(mebibytes(best.peakBytes)) MiB")
  }

  /// A run of 100 million cycles with a trace and without.
  private static var trace: [String] {
    let run = ["run", "--timing-only", "--frames", "200"]
    let file = FileManager.default.temporaryDirectory.appending(path: "obol-benchmark.json").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    guard let without = ChildProcess(run), let with = ChildProcess(run + ["--trace", file]) else {
      return []
    }
    return [
      line(
        "memory of a 100-million-cycle trace", "<= 64 MiB",
        "\(mebibytes(max(0, with.peakBytes - without.peakBytes))) MiB")
    ]
  }

  private static func line(_ what: String, _ aim: String, _ found: String) -> String {
    what.padded(68) + aim.padded(18) + found
  }

  private static func mebibytes(_ bytes: Int) -> String { fixed(Double(bytes) / 1_048_576) }

  private static func fixed(_ value: Double) -> String { Measurement.fixed(value, width: 1) }
}
