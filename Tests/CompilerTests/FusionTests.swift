import ChipFiles
import Compiler
import InstructionSet
import ModelIR
import Testing

/// What becomes of operations that others can do on their way.
@Suite struct FusionTests {
  func compiled(_ graph: Graph) throws -> Compilation {
    try compile(graph, for: try ChipFile.bundled("obol"))
  }

  func mnemonics(_ compilation: Compilation) -> [String] {
    compilation.program.body.steps.map { type(of: $0.instruction.body.form).mnemonic }
  }

  func pad(_ before: [Int], _ after: [Int]) -> ModelIR.Operator {
    .pad(Pad(before: before, after: after))
  }

  @Test func aPaddingGoesIntoTheConvolutionBehindIt() throws {
    var hand = HandGraph([1, 5, 5, 3])
    hand.add(pad([0, 1, 1, 0], [0, 1, 1, 0]), result: HandGraph.tensor("p", [1, 7, 7, 3]))
    hand.convolve("c", outputs: 4, kernel: 3)
    let compilation = try compiled(hand.graph)
    #expect(mnemonics(compilation) == ["receive", "convolve", "send"])
    #expect(compilation.program.layers.map(\.operatorName) == ["convolution+pad"])
    #expect(compilation.program.layers[0].macs == 25 * 4 * 27)
    guard case .convolve(let convolve) = compilation.program.body.steps[1].instruction.body else {
      Issue.record("no convolution")
      return
    }
    #expect([convolve.padTop, convolve.padLeft] == [1, 1])
  }

  @Test func aPaddingThatOthersReadStays() throws {
    var hand = HandGraph([1, 5, 5, 3])
    hand.add(pad([0, 1, 1, 0], [0, 1, 1, 0]), result: HandGraph.tensor("p", [1, 7, 7, 3]))
    let padded = hand.last
    hand.convolve("c", outputs: 4, kernel: 3)
    hand.giveOut(padded)
    #expect(try mnemonics(compiled(hand.graph)).contains("copy"))
  }

  @Test func aPaddingOfChannelsOrInFrontOfAPoolStays() throws {
    var channels = HandGraph([1, 5, 5, 3])
    channels.add(pad([0, 0, 0, 1], [0, 0, 0, 0]), result: HandGraph.tensor("p", [1, 5, 5, 4]))
    channels.convolve("c", outputs: 4)
    #expect(try mnemonics(compiled(channels.graph)) == ["receive", "copy", "convolve", "send"])
    var pooled = HandGraph([1, 5, 5, 3])
    pooled.add(pad([0, 1, 1, 0], [0, 0, 0, 0]), result: HandGraph.tensor("p", [1, 6, 6, 3]))
    let two = Extent(height: 2, width: 2)
    pooled.add(
      .maxPool(MaxPool(kernel: two, stride: two, padding: Padding(), activation: .none)),
      result: HandGraph.tensor("m", [1, 3, 3, 3]))
    #expect(try mnemonics(compiled(pooled.graph)) == ["receive", "copy", "maxPool", "send"])
  }

  @Test func aMaximumTakesAPaddingWithTheLeastInteger() throws {
    var hand = HandGraph([1, 5, 5, 3], zeroPoint: -128)
    hand.add(
      pad([0, 1, 1, 0], [0, 0, 0, 0]),
      result: HandGraph.tensor("p", [1, 6, 6, 3], zeroPoint: -128))
    let two = Extent(height: 2, width: 2)
    hand.add(
      .maxPool(MaxPool(kernel: two, stride: two, padding: Padding(), activation: .none)),
      result: HandGraph.tensor("m", [1, 3, 3, 3], zeroPoint: -128))
    let compilation = try compiled(hand.graph)
    #expect(mnemonics(compilation) == ["receive", "maxPool", "send"])
    #expect(compilation.program.layers.map(\.operatorName) == ["maxPool+pad"])
  }

  @Test func flatteningGoesIntoAKernelAsLargeAsTheImage() throws {
    var hand = HandGraph([1, 3, 2, 5])
    hand.add(.reshape(Reshape(shape: [1, 30])), result: HandGraph.tensor("r", [1, 30]))
    hand.connect("f", outputs: 7, inputs: 30)
    let compilation = try compiled(hand.graph)
    #expect(mnemonics(compilation) == ["receive", "convolve", "send"])
    #expect(compilation.program.layers.map(\.operatorName) == ["fullyConnected+reshape"])
  }

  @Test func aChangeOfSignAloneLeavesNothingToDo() throws {
    var hand = HandGraph([1, 4, 4, 8], .uint8, scale: 0.5, zeroPoint: 200)
    hand.add(
      .quantize(Quantize()), result: HandGraph.tensor("q", [1, 4, 4, 8], scale: 0.5, zeroPoint: 72))
    let compilation = try compiled(hand.graph)
    #expect(mnemonics(compilation) == ["receive", "send"])
    let lines = compilation.program.body.steps.map(\.instruction.assembly)
    #expect(lines[0].contains("flipsSign=yes"))
    #expect(!lines[1].contains("flipsSign"))
    #expect(compilation.program.inputs[0].zeroPoint == 200)
    #expect(compilation.program.outputs[0].zeroPoint == 72)
  }
}
