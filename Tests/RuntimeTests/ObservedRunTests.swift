import ChipDescription
import ChipFiles
import Foundation
import InstructionSet
import Instruments
import MachineModel
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// Timelines, waveforms and threads of whole runs.
@Suite struct ObservedRunTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "obol-observed-\(UUID().uuidString)")

  private func path(_ name: String) -> String { folder.appending(path: name).path() }

  /// Runs a small random network, in a folder that is there for the time of the run.
  private func run(
    seed: UInt64 = 7, _ options: SessionOptions, on chip: String = "obol-lite",
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) throws -> SessionResult {
    let spec = try ChipFile.bundled(chip)
    var session = try Session(
      .graph(RandomGraph(seed: seed).graph, notes: []), chip: spec,
      point: try #require(spec.operatingPoints.first), options: options)
    return try session.run(inputs: [], progress: progress)
  }

  private func inFolder<Result>(_ body: () throws -> Result) throws -> Result {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body()
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  @Test(arguments: [UInt64(7), 8, 9])
  func threadsDoNotMatter(seed: UInt64) throws {
    let one = try run(seed: seed, SessionOptions(frames: 9, threads: 1))
    for threads in [2, 3, 16] {
      let several = try run(seed: seed, SessionOptions(frames: 9, threads: threads))
      #expect(several.outputs == one.outputs)
      #expect(several.report.units == one.report.units)
    }
    let stepped = try run(seed: seed, SessionOptions(stepping: .stepped, frames: 9, threads: 2))
    #expect(stepped.outputs == one.outputs)
  }

  @Test func everyFrameIsReportedOnce() async throws {
    let (reports, continuation) = AsyncStream.makeStream(of: Int.self)
    _ = try run(SessionOptions(frames: 6, threads: 3)) { done, _ in continuation.yield(done) }
    continuation.finish()
    var seen: [Int] = []
    for await done in reports { seen.append(done) }
    #expect(seen == Array(1...6))
  }

  /// The trace of stepping is that of leaping, byte by byte, and no slices of a track overlap.
  @Test(arguments: [UInt64(3), 4, 5, 6])
  func traceDoesNotDependOnStepping(seed: UInt64) throws {
    try inFolder {
      let leaping = try run(seed: seed, SessionOptions(frames: 3, trace: path("a.json")))
      let stepped = try run(
        seed: seed, SessionOptions(stepping: .stepped, frames: 3, trace: path("b.json")))
      #expect(stepped.outputs == leaping.outputs)
      let (first, second) = (try text("a.json"), try text("b.json"))
      #expect(first == second)
      let document = try TraceDocument.read(first)
      #expect(document.tracks.count == 5)
      for track in document.tracks.values {
        #expect(document.overlaps(onTrack: track).isEmpty)
      }
      let framesTrack = try #require(document.tracks["frames"])
      let frames = document.slices(onTrack: framesTrack)
      #expect(frames.map(\.name) == ["prologue", "frame 1", "frame 2", "frame 3"])
      for frame in frames.dropFirst() {
        #expect(frame.args?["cycles"] == .number(Double(leaping.report.cycles)))
      }
    }
  }

  /// Every cycle of a unit that is not idle is in exactly one slice of an instruction or of a
  /// pause.
  @Test func traceLeavesNothingOut() throws {
    try inFolder {
      let report = try run(SessionOptions(timingOnly: true, trace: path("t.json"))).report
      let document = try TraceDocument.read(try text("t.json"))
      let framesTrack = try #require(document.tracks["frames"])
      let frame = try #require(document.slices(onTrack: framesTrack).last)
      for unit in report.units {
        let track = try #require(document.tracks[unit.unit.name])
        let slices = document.slices(onTrack: track)
        var end = frame.start
        var cycles = 0.0
        for slice in slices where slice.start >= end {
          end = slice.end
          if case .number(let count) = slice.args?["cycles"] { cycles += count }
        }
        #expect(Int(cycles) == unit.cycles - unit.idleCycles, "\(unit.unit.name)")
      }
    }
  }

  /// A window in the second frame shows what the same cycles of the first frame show.
  @Test func waveformsOfAnyFrame() throws {
    try inFolder {
      let report = try run(SessionOptions(timingOnly: true)).report
      let prologue = report.prologueCycles
      let window = prologue + 10..<prologue + min(400, report.cycles)
      for (name, shift, stepping) in [
        ("a.vcd", 0, Stepping.leaping), ("b.vcd", report.cycles, .leaping),
        ("c.vcd", 0, .stepped),
      ] {
        _ = try run(
          SessionOptions(
            stepping: stepping, frames: 2,
            waveform: WaveformRequest(
              path: path(name), from: window.lowerBound + shift, to: window.upperBound + shift)))
      }
      let (leapt, stepped) = (try text("a.vcd"), try text("c.vcd"))
      #expect(leapt == stepped)
      let (first, second) = (try ValueChangeDump(leapt), try ValueChangeDump(try text("b.vcd")))
      #expect(first.changes.count > 2)
      #expect(first.changes.map(\.values) == second.changes.map(\.values))
    }
  }

  /// Where a file cannot be written nothing stays, neither of it nor of the others.
  @Test func failureLeavesNothing() throws {
    try inFolder {
      let beyond = WaveformRequest(path: path("w.vcd"), from: 1 << 40)
      #expect(throws: Problems.self) {
        try run(SessionOptions(trace: path("t.json"), waveform: beyond))
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      #expect(left.isEmpty)
      #expect(throws: Problems.self) {
        try run(SessionOptions(trace: path("no/such/folder/t.json")))
      }
    }
  }
}
