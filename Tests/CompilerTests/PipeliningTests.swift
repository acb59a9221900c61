import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import ModelIR
import Testing

/// How the vector unit follows the array through the channels of a result.
@Suite struct PipeliningTests {
  /// A convolution whose result is added to what the one before it was made of.
  func graph(outputs: Int) -> Graph {
    var hand = HandGraph([1, 32, 32, outputs])
    let input = hand.last
    hand.convolve("b", outputs: outputs, kernel: 1)
    hand.convolve("c", outputs: outputs, kernel: 3, pad: 1)
    hand.add(
      .add(Add(activation: .none)), [input],
      result: HandGraph.tensor("s", [1, 32, 32, outputs]))
    return hand.graph
  }

  func steps(_ graph: Graph) throws -> [Section.Step] {
    // Twice the outputs of a beat would make runs of channels twice as long.
    var chip = try ChipFile.bundled("obol")
    chip.array.doublesInt4 = false
    return try compile(graph, for: chip).program.body.steps
  }

  @Test func anAdditionFollowsItsConvolutionChannelByChannel() throws {
    let steps = try steps(graph(outputs: 64))
    let names = steps.map { type(of: $0.instruction.body.form).mnemonic }
    #expect(
      names == ["receive", "convolve"] + (0..<4).flatMap { _ in ["convolve", "add"] } + ["send"])
    let adds = steps.compactMap { step -> VectorAdd? in
      guard case .add(let add) = step.instruction.body else { return nil }
      return add
    }
    #expect(adds.map(\.byteCount) == Array(repeating: 16 * 1024, count: 4))
    #expect(adds.map { $0.left.byte - adds[0].left.byte } == [0, 16384, 32768, 49152])
    // Each convolution but the first can run while the addition before it does.
    for step in steps where step.instruction.unit == .array {
      #expect(!step.instruction.waits.contains(Token(from: .vector, to: .array)))
    }
  }

  @Test func aSingleBrickIsNotCut() throws {
    let steps = try steps(graph(outputs: 16))
    #expect(steps.count == 5)
  }
}
