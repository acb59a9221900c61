import Exploration
import Testing

@Suite("A goal")
struct GoalTests {
  @Test("is read as it is said")
  func reading() throws {
    let goal = try Goal("min mw at fps>=200, mm2 <= 4")
    #expect(goal.metric == .milliwatts)
    #expect(
      goal.constraints == [
        Constraint(.framesPerSecond, .atLeast, 200), Constraint(.squareMillimetres, .atMost, 4),
      ])
    #expect(goal.description == "min mw at fps >= 200, mm2 <= 4")
  }

  @Test(
    "that makes no sense is refused",
    arguments: ["cheapest", "max mw", "min fps", "min mw fps>=2", "min mw at fps=2", "min w"])
  func refused(text: String) {
    #expect(throws: SpaceTextError.self) { try Goal(text) }
  }

  @Test("is answered with the best chip, and with what binds")
  func answer() async throws {
    let space = try SyntheticSpace.space(evaluations: 1200)
    let all = try await SyntheticSpace.run(space, islands: 0..<1)
    let goal = try Goal("min uj at fps>=40")
    let findings = Findings(goal.narrowing(space), all)
    let answer = try #require(Answer(findings))
    let kept = all.compactMap(\.measurements?.first).filter { $0.framesPerSecond >= 40 }
    #expect(answer.value == kept.map(\.microjoules).min())
    #expect(answer.binding.map(\.constraint) == goal.constraints)
    #expect(answer.text(in: findings, goal: goal).contains("without 'fps >= 40' it would be"))
    #expect(Answer(Findings(try Goal("min uj at fps>=1000").narrowing(space), all)) == nil)
  }
}
