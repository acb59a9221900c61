import Compression
import RecipeFiles
import Testing

@Suite("Recipe files")
struct RecipeFileTests {
  private static let text = """
    # float to 4 bits
    - foldScales
    - fuseActivations
    - quantize: leastSquares
    - correctBiases
    - roundActivations: 4 bits of a, b
    - pruneWeights: 2:4
    - pruneWeights: 50 %
    - roundWeights: 4 bits
    - allocateBits: 60 %
    """

  @Test("are lists of steps in their order")
  func steps() throws {
    let steps = try RecipeFile.read(text: Self.text, name: "r.yaml")
    #expect(
      steps.map { type(of: $0).word } == [
        "foldScales", "fuseActivations", "quantize", "correctBiases", "roundActivations",
        "pruneWeights", "pruneWeights", "roundWeights", "allocateBits",
      ])
  }

  @Test(
    "name what is wrong and where",
    arguments: [
      ("- quantise", "r.yaml:1: 'quantise' is no step"),
      ("- correctBiases\n- roundWeights: 5 legs", "r.yaml:2: 'roundWeights: 5 legs' is no step"),
      ("- pruneWeights: 4:2", "'pruneWeights: 4:2' is no step"),
      ("- roundWeights: 9 bits", "'roundWeights: 9 bits' is no step"),
      ("- roundActivations: 8 bits", "'roundActivations: 8 bits' is no step"),
      ("- [1, 2]", "r.yaml:1: a step is a word"), ("quantize", "a recipe is a list"),
      ("", "a recipe is a list"), ("- \"open", "r.yaml:"),
    ])
  func problems(text: String, message: String) {
    do {
      _ = try RecipeFile.read(text: text, name: "r.yaml")
      Issue.record("nothing is wrong with '\(text)'")
    } catch {
      #expect(error.description.contains(message), "\(error)")
    }
  }
}
