import ChipDescription
import ChipFiles
import Instruments
import MachineModel
import Runtime
import TestSupport
import Testing

/// Whole runs on a chip whose cycles depend on data, because its array passes over zeros.
@Suite struct ZeroSkippingRunTests {
  private func run(
    seed: UInt64, zeroBeats: Int, _ options: SessionOptions
  ) throws -> SessionResult {
    var chip = try ChipFile.bundled("obol-lite")
    chip.array.zeroBeats = zeroBeats
    var session = try Session(
      .graph(RandomGraph(seed: seed).graph, notes: []), chip: chip,
      point: try #require(chip.operatingPoints.first), options: options)
    return try session.run(inputs: [], progress: nil)
  }

  @Test func outputsStayAndCyclesFall() throws {
    var saved = 0
    for seed in UInt64(0)..<20 {
      let options = SessionOptions(frames: 3)
      let plain = try run(seed: seed, zeroBeats: 0, options)
      let skipping = try run(seed: seed, zeroBeats: 3, options)
      #expect(skipping.outputs == plain.outputs)
      let timed = try run(seed: seed, zeroBeats: 3, SessionOptions(timingOnly: true, frames: 3))
      #expect(timed.report.cycles == plain.report.cycles)
      saved += plain.report.cycles - skipping.report.cycles
    }
    #expect(saved > 0)
  }

  @Test(arguments: [UInt64(3), 5, 8])
  func steppingAndLeapingAgree(seed: UInt64) throws {
    let leapt = try run(seed: seed, zeroBeats: 2, SessionOptions(frames: 2))
    let stepped = try run(seed: seed, zeroBeats: 2, SessionOptions(stepping: .stepped, frames: 2))
    #expect(leapt.outputs == stepped.outputs)
    #expect(leapt.report.cycles == stepped.report.cycles)
    #expect(leapt.report.units == stepped.report.units)
  }

  @Test func reportSaysWhichFrameItIsOf() throws {
    // Some networks leave nothing to the array, whose cycles then hang on no data.
    let seeds = try (UInt64(0)..<8).filter { seed in
      let frames = try run(seed: seed, zeroBeats: 2, SessionOptions(frames: 3)).report
      let timed = try run(seed: seed, zeroBeats: 2, SessionOptions(timingOnly: true)).report
      let saysMedian = frames.notes.contains { $0.contains("the median") }
      #expect(saysMedian == timed.notes.contains { $0.contains("no activation were zero") })
      return saysMedian
    }
    #expect(!seeds.isEmpty)
  }
}
