import Exploration
import Testing

@Suite("A search")
struct SearchTests {
  @Test("of a space no larger than its evaluations goes through every chip once")
  func exhaustive() async throws {
    let space = try SyntheticSpace.space(evaluations: 1200)
    let results = try await SyntheticSpace.run(space, islands: 0..<1)
    #expect(results.count == 1200)
    #expect(Set(results.map(\.candidate)).count == 1200)
  }

  @Test("of a larger space stays within its evaluations and repeats none")
  func bounded() async throws {
    let space = try SyntheticSpace.space(evaluations: 250)
    let results = try await SyntheticSpace.run(space, islands: 0..<1)
    #expect(results.count == 250)
    #expect(Set(results.map(\.candidate)).count == 250)
  }

  /// The formula's front lies across two axes at once, which is harder than the fronts of real
  /// spaces: 0.7 is what a quarter of the evaluations has to find of it; chance finds 0.25.
  @Test("finds most of a front with a quarter of the evaluations", arguments: 1...10)
  func findsTheFront(seed: Int) async throws {
    let whole = try SyntheticSpace.space(evaluations: 1200)
    let truth = Findings(whole, try await SyntheticSpace.run(whole, islands: 0..<1)).front
    let space = try SyntheticSpace.space(evaluations: 300, seed: seed)
    let found = Findings(space, try await SyntheticSpace.run(space, islands: 0..<1)).front
    let points = Set(truth.map(\.measurements))
    let share = Double(points.intersection(found.map(\.measurements)).count) / Double(points.count)
    #expect(share >= 0.7, "it found \(share)")
  }

  @Test("is the same on one machine and on shards, whatever order results come in")
  func shards() async throws {
    let space = try SyntheticSpace.space(evaluations: 240, islands: 4)
    let whole = try await SyntheticSpace.run(space, islands: 0..<4)
    let first = try await SyntheticSpace.run(space, islands: stride(from: 0, to: 4, by: 2))
    let second = try await SyntheticSpace.run(space, islands: stride(from: 1, to: 4, by: 2))
    #expect(Set(whole) == Set(first + second))
    #expect(Findings(space, whole).front == Findings(space, first + second).front)
  }

  @Test(
    "that was stopped anywhere and goes on ends as if it had not been", arguments: [1, 50, 131])
  func resumes(after count: Int) async throws {
    let space = try SyntheticSpace.space(evaluations: 200, islands: 2)
    let whole = try await SyntheticSpace.run(space, islands: 0..<2)
    var kept: [Trial] = []
    await #expect(throws: Stopped.self) {
      _ = try await SyntheticSpace.run(space, islands: 0..<2) { result in
        kept.append(result)
        if kept.count == count { throw Stopped() }
      }
    }
    let known = Dictionary(kept.map { ($0.candidate, $0) }) { first, _ in first }
    var evaluated = 0
    let resumed = try await SyntheticSpace.run(space, islands: 0..<2, known: known) { _ in
      evaluated += 1
    }
    #expect(resumed == whole)
    #expect(evaluated <= whole.count - count)
  }

  private struct Stopped: Error {}
}
