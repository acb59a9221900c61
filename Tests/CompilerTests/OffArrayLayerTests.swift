import ChipFiles
import Compiler
import ModelIR
import Testing

/// What is told of layers that the array does not run.
@Suite struct OffArrayLayerTests {
  @Test func namesTheConstraintTheTensorAndARemedy() throws {
    var hand = HandGraph([1, 8, 8, 16])
    hand.convolve("c", outputs: 16)
    let scores = HandGraph.tensor(
      "s", [1, 8, 8, 16], scale: 1 / 256, zeroPoint: -128)
    hand.add(.softmax(Softmax()), result: scores)
    let program = try compile(hand.graph, for: try ChipFile.bundledWithoutCodings()).program
    #expect(
      program.offArrayLayers.map(\.description) == [
        "layer 1 (softmax) making \"s\" runs on the vector unit: an exponential is no sum of"
          + " products; leave it out where only the order of the scores matters"
      ])
  }
}
