import ChipDescription
import ChipFiles
import Exploration
import Instruments
import Runtime
import Testing

@Suite("A space of real chips")
struct RealChipTests {
  private static let text = """
    base: obol
    axes:
      array.outputs: [8, 16, 32]
      array.pixels: [2, 4]
      operatingPoint: [nominal, slow]
    objectives: [fps, uj]
    """

  private func findings(bounded: Bool, threads: Int) async throws -> Findings {
    let space = try SpaceFile.read(text: Self.text, name: "real")
    let evaluator = try CandidateEvaluator(space)
    let tuner = Tuner(space, bound: bounded ? evaluator.bound : nil)
    let all = try await tuner.run(islands: 0..<1, known: [:]) { candidates, done in
      try await evaluator.evaluate(candidates, threads: threads, done: done)
    } keep: { _ in
    }
    return Findings(space, all)
  }

  @Test("has the same front with and without the bound, and on any number of threads")
  func bound() async throws {
    let plain = try await findings(bounded: false, threads: 1)
    let bounded = try await findings(bounded: true, threads: 3)
    #expect(plain.front == bounded.front)
    #expect(!plain.front.isEmpty)
    #expect(plain.tally.hopeless == 0)
  }

  @Test("reports what obol run reports")
  func sameAsRun() async throws {
    let findings = try await findings(bounded: false, threads: 2)
    let best = try #require(findings.front.first)
    let text = try findings.chipFile(of: best, name: "best")
    let chip = try ChipFile.read(text: text, name: "best")
    let timed = try TimedNetwork(.bundled, on: chip)
    let report = try timed.report(on: chip, at: try OperatingPoint.choose(nil, of: chip))
    #expect(best.measurements.first?.cycles == report.cycles)
    #expect(best.measurements.first?.microjoules == report.microjoulesPerInference)
  }

  @Test("makes a page with nothing from elsewhere, and a table of all that was simulated")
  func files() async throws {
    let findings = try await findings(bounded: false, threads: 2)
    #expect(findings.page.contains("\"shareOfVariance\""))
    #expect(!findings.page.contains("https://"))
    #expect(!findings.page.contains("/*DATA*/"))
    let lines = findings.commaSeparated.split(separator: "\n")
    #expect(lines.count == 1 + findings.tally.simulated)
  }
}
