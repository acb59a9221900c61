import Exploration
import TestSupport
import Testing

@Suite("A Pareto front")
struct FrontTests {
  @Test("holds exactly what nothing dominates", arguments: 1...5)
  func matchesDefinition(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    let all = (0..<120).map { index in
      Scored(
        candidate: Candidate(choices: [index]),
        costs: (0..<3).map { _ in Double(Int.random(in: 0..<8, using: &random)) },
        violation: Bool.random(using: &random) ? 0 : 1)
    }
    let definition = all.filter { one in
      one.violation == 0 && !all.contains { $0.violation == 0 && $0.dominates(one) }
    }
    #expect(Set(ParetoFront(all).members) == Set(definition))
  }

  @Test("prefers what misses its constraints by less")
  func violations() {
    let near = Scored(candidate: Candidate(choices: [0]), costs: [9], violation: 0.1)
    let far = Scored(candidate: Candidate(choices: [1]), costs: [1], violation: 0.2)
    #expect(near.dominates(far))
    #expect(!far.dominates(near))
    #expect(ParetoFront([near, far]).members.isEmpty)
  }
}
