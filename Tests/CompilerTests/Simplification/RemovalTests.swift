import Compiler
import ModelIR
import Testing

/// What becomes of operations and tensors that change nothing.
@Suite struct RemovalTests {
  func mnemonics(_ simplified: FusedGraph) -> [String] {
    simplified.graph.operations.map(\.operator.mnemonic)
  }

  func tensor(_ name: String, scale: Float = 0.5, zeroPoint: Int32 = 0) -> Tensor {
    HandGraph.tensor(name, [1, 2, 2, 3], scale: scale, zeroPoint: zeroPoint)
  }

  @Test func whatNothingReadsGoesWithItsWeights() throws {
    var hand = HandGraph([1, 2, 2, 3])
    let input = hand.last
    hand.convolve("dead", outputs: 4)
    var graph = hand.graph
    let alive = graph.add(tensor("alive"))
    graph.operations.append(
      Operation(.quantize(Quantize()), inputs: [input], outputs: [alive]))
    graph.outputs = [alive]
    graph[alive].quantization?.zeroPoints = [3]
    let simplified = simplify(graph)
    #expect(mnemonics(simplified) == ["quantize"])
    #expect(simplified.origins.map(\.index) == [1])
    #expect(simplified.graph.tensors.map(\.name) == ["x", "alive"])
    try simplified.graph.verify()
  }

  @Test func identitiesGo() throws {
    var hand = HandGraph([1, 2, 2, 3])
    hand.add(.reshape(Reshape(shape: [1, 2, 2, 3])), result: tensor("r"))
    hand.add(.quantize(Quantize()), result: tensor("q"))
    hand.add(
      .pad(Pad(before: [0, 0, 0, 0], after: [0, 0, 0, 0])), result: tensor("p"))
    hand.add(
      .stridedSlice(
        StridedSlice(begin: [0, 0, 0, 0], end: [1, 2, 2, 3], stride: [1, 1, 1, 1])),
      result: tensor("s"))
    hand.convolve("c", outputs: 4)
    let simplified = simplify(hand.graph)
    #expect(mnemonics(simplified) == ["convolution"])
    #expect(simplified.graph.operations[0].inputs.first == simplified.graph.inputs.first)
  }

  @Test func whatOnlyLooksLikeAnIdentityStays() {
    // Consumers would take another scale for the tensor's, as small as the difference is.
    var scaled = HandGraph([1, 2, 2, 3])
    scaled.add(
      .reshape(Reshape(shape: [1, 2, 2, 3])), result: tensor("r", scale: Float(0.5).nextUp))
    scaled.convolve("c", outputs: 4)
    #expect(mnemonics(simplify(scaled.graph)) == ["reshape", "convolution"])
    var reversed = HandGraph([1, 2, 2, 3])
    reversed.add(
      .stridedSlice(
        StridedSlice(begin: [0, 1, 0, 0], end: [1, -1, 2, 3], stride: [1, -1, 1, 1])),
      result: tensor("s"))
    reversed.convolve("c", outputs: 4)
    #expect(mnemonics(simplify(reversed.graph)) == ["stridedSlice", "convolution"])
  }

  @Test func anOutputKeepsItsName() {
    var made = HandGraph([1, 2, 2, 3])
    made.convolve("c", outputs: 3)
    made.add(.reshape(Reshape(shape: [1, 2, 2, 3])), result: tensor("out"))
    let simplified = simplify(made.graph)
    #expect(mnemonics(simplified) == ["convolution"])
    #expect(simplified.graph.outputs.map { simplified.graph[$0].name } == ["out"])
    // The host gives one and gets the other: both names must stay.
    var given = HandGraph([1, 2, 2, 3])
    given.add(.reshape(Reshape(shape: [1, 2, 2, 3])), result: tensor("out"))
    #expect(mnemonics(simplify(given.graph)) == ["reshape"])
  }

  @Test func thereAndBackIsNoChange() {
    var shifted = HandGraph([1, 2, 2, 3], zeroPoint: -5)
    shifted.add(
      .quantize(Quantize()),
      result: HandGraph.tensor("u", [1, 2, 2, 3], .uint8, zeroPoint: 123))
    shifted.add(.quantize(Quantize()), result: tensor("s", zeroPoint: -5))
    shifted.convolve("c", outputs: 4)
    #expect(mnemonics(simplify(shifted.graph)) == ["convolution"])
    // Here numbers below -126 are lost on the way.
    var clamped = HandGraph([1, 2, 2, 3], zeroPoint: -5)
    clamped.add(
      .quantize(Quantize()),
      result: HandGraph.tensor("u", [1, 2, 2, 3], .uint8, zeroPoint: 121))
    clamped.add(.quantize(Quantize()), result: tensor("s", zeroPoint: -5))
    clamped.convolve("c", outputs: 4)
    #expect(mnemonics(simplify(clamped.graph)) == ["quantize", "quantize", "convolution"])
  }
}
