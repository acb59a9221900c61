import Runtime
import Testing

@Suite("Scoring")
struct ScoringTests {
  private func score(
    _ metric: Metric, _ outputs: [[Float]], _ labels: [Int], inputs: [[Float]] = [],
    offset: Int = 0
  ) throws -> Score {
    try Scoring(metric: metric, labels: labels, labelOffset: offset)
      .score(outputs: outputs, inputs: inputs.isEmpty ? outputs : inputs)
  }

  @Test("top1 counts frames whose greatest output is the label's; of equal ones the first")
  func top1() throws {
    let outputs: [[Float]] = [[1, 3, 2], [5, 5, 0], [0, 2, 2], [9, 1, 1]]
    let score = try score(.top1, outputs, [1, 0, 2, 0])
    #expect(score.value == 0.75)
    #expect(abs(score.standardError - (0.75 * 0.25 / 4).squareRoot()) < 1e-12)
  }

  @Test("top5 looks at the five greatest, and labels can be shifted")
  func top5() throws {
    let outputs: [[Float]] = [[9, 1, 2, 3, 4, 5, 6], [9, 1, 2, 3, 4, 5, 6]]
    #expect(try score(.top5, outputs, [1, 2]).value == 0)
    #expect(try score(.top5, outputs, [2, 1], offset: 1).value == 0.5)
  }

  @Test("auc is the share of pairs in the right order, ties counting half")
  func auc() throws {
    let outputs: [[Float]] = [[0.1], [0.4], [0.4], [0.8]]
    // Pairs: 0.4 and 0.8 against 0.1 and 0.4; three in order, one tie.
    #expect(try score(.auc, outputs, [0, 0, 1, 1]).value == 0.875)
    let two: [[Float]] = [[3, 1], [1, 3]]
    #expect(try score(.auc, two, [0, 1]).value == 1)
    #expect(try score(.auc, two, [1, 0]).value == 0)
  }

  @Test("auc of a reconstruction scores its error")
  func reconstruction() throws {
    let inputs: [[Float]] = [[1, 1, 1], [2, 2, 2], [3, 3, 3]]
    let outputs: [[Float]] = [[1, 1, 1], [2, 2, 4], [3, 3, 3.5]]
    #expect(try score(.auc, outputs, [0, 1, 0], inputs: inputs).value == 1)
  }

  @Test("mse is the mean over frames of their mean squared error")
  func mse() throws {
    let score = try score(.mse, [[1, 2], [3, 3]], [], inputs: [[1, 4], [3, 3]])
    #expect(score.value == 1)
    #expect(score.standardError == 1)
  }

  @Test("says what does not go together")
  func refusals() {
    #expect(throws: Problems.self) { try score(.top1, [[1, 2]], [2]) }
    #expect(throws: Problems.self) { try score(.auc, [[1], [2]], [1, 1]) }
    #expect(throws: Problems.self) { try score(.mse, [[1]], [], inputs: [[1, 2]]) }
  }
}
