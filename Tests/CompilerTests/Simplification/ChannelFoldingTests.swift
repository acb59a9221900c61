import Compiler
import ModelIR
import Testing

/// Channels that are constant, in graphs small enough to be worked by hand.
@Suite struct ChannelFoldingTests {
  let same = Padding(top: 1, bottom: 1, left: 1, right: 1)

  /// A convolution whose channel 1 of three has zero weights and a bias of 40, giving 13.
  func headed(bias: [Int32] = [7, 40, -7]) -> HandGraph {
    var hand = HandGraph([1, 4, 4, 2])
    let weights = hand.constant("a/w", [3, 1, 1, 2], .int8([1, 2, 0, 0, 3, 4]))
    let biases = hand.constant("a/b", [3], .int32(bias), .int32)
    // 0.5 · 0.5 / 1 takes 40 to 10, and zero is 3.
    hand.add(
      convolution(), [weights, biases],
      result: HandGraph.tensor("a", [1, 4, 4, 3], scale: 1, zeroPoint: 3))
    return hand
  }

  func convolution(_ padding: Padding = Padding()) -> ModelIR.Operator {
    .convolution(
      Convolution(
        stride: Extent(height: 1, width: 1), padding: padding, activation: .none))
  }

  func depthwise(_ padding: Padding) -> ModelIR.Operator {
    .depthwiseConvolution(
      DepthwiseConvolution(
        stride: Extent(height: 1, width: 1), padding: padding, multiplier: 1, activation: .none))
  }

  func shapes(_ simplified: FusedGraph) -> [Shape] {
    simplified.graph.operations.map { simplified.graph[$0.outputs[0]].shape }
  }

  func constant(_ simplified: FusedGraph, _ operation: Int, _ input: Int) -> TensorElements? {
    simplified.graph.operations[operation].inputs[input].flatMap { simplified.graph[$0].constant }
  }

  /// Both graphs' outputs for an input that has every number of a period.
  func expectSameOutputs(_ graph: Graph, _ simplified: FusedGraph) throws {
    try simplified.graph.verify()
    let count = graph[graph.inputs[0]].shape.elementCount
    let input = TensorElements.int8((0..<count).map { Int8(truncatingIfNeeded: $0 * 37) })
    #expect(
      try Evaluator(simplified.graph).evaluate([input]) == Evaluator(graph).evaluate([input]))
  }

  @Test func aConstantChannelGoesIntoTheNextBias() throws {
    var hand = headed()
    let weights = hand.constant("b/w", [2, 1, 1, 3], .int8([1, 5, 2, 3, -6, 4]))
    hand.add(convolution(), [weights], result: HandGraph.tensor("b", [1, 4, 4, 2], scale: 1))
    let simplified = simplify(hand.graph)
    #expect(shapes(simplified) == [[1, 4, 4, 2], [1, 4, 4, 2]])
    #expect(constant(simplified, 0, 1) == .int8([1, 2, 3, 4]))
    #expect(constant(simplified, 0, 2) == .int32([7, -7]))
    #expect(constant(simplified, 1, 1) == .int8([1, 2, 3, 4]))
    // 13 less the zero point of 3 is 10.
    #expect(constant(simplified, 1, 2) == .int32([50, -60]))
    #expect(simplified.origins.map(\.macs) == [64, 64])
    #expect(simplified.origins.map(\.weightBytes) == [4, 4])
    #expect(
      simplified.notes == [
        "channels without effect folded: 1 (192 → 128 MACs, 12 → 8 weight bytes)"
      ])
    try expectSameOutputs(hand.graph, simplified)
  }

  @Test(arguments: [40, 0] as [Int32])
  func paddingMattersUnlessTheChannelIsZero(bias: Int32) throws {
    var hand = headed(bias: [7, bias, -7])
    let weights = hand.constant(
      "b/w", [2, 3, 3, 3], .int8((0..<54).map { Int8($0) + 1 }))
    hand.add(convolution(same), [weights], result: HandGraph.tensor("b", [1, 4, 4, 2], scale: 9))
    let simplified = simplify(hand.graph)
    #expect(shapes(simplified)[0] == [1, 4, 4, bias == 0 ? 2 : 3])
    try expectSameOutputs(hand.graph, simplified)
  }

  @Test(arguments: [40, 0] as [Int32], [true, false])
  func constantsGoThroughDepthwiseLayers(bias: Int32, isPadded: Bool) throws {
    var hand = headed(bias: [7, bias, -7])
    let middle = hand.constant(
      "d/w", [1, 3, 3, 3], .int8((0..<27).map { Int8($0) + 1 }))
    let biases = hand.constant("d/b", [3], .int32([9, 80, 100]), .int32)
    let extent = isPadded ? 4 : 2
    hand.add(
      depthwise(isPadded ? same : Padding()), [middle, biases],
      result: HandGraph.tensor("d", [1, extent, extent, 3], scale: 9, zeroPoint: -1))
    let weights = hand.constant("b/w", [2, 1, 1, 3], .int8([1, 5, 2, 3, -6, 4]))
    hand.add(
      convolution(), [weights], result: HandGraph.tensor("b", [1, extent, extent, 2], scale: 9))
    let simplified = simplify(hand.graph)
    let channels = isPadded && bias != 0 ? 3 : 2
    #expect(shapes(simplified).map { $0[3] } == [channels, channels, 2])
    try expectSameOutputs(hand.graph, simplified)
  }

  @Test func aSumIsConstantWhereBothSidesAre() throws {
    for zeroed in [1, 2] {
      var hand = headed()
      let left = hand.last
      var values: [Int8] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
      for channel in 0..<3 { values[zeroed * 3 + channel] = 0 }
      let weights = hand.constant("r/w", [3, 1, 1, 3], .int8(values))
      hand.add(convolution(), [weights], result: HandGraph.tensor("r", [1, 4, 4, 3], scale: 2))
      hand.add(
        .add(Add(activation: .relu)), [left],
        result: HandGraph.tensor("sum", [1, 4, 4, 3], scale: 2, zeroPoint: -8))
      let last = hand.constant("b/w", [1, 1, 1, 3], .int8([1, 5, 2]))
      hand.add(convolution(), [last], result: HandGraph.tensor("b", [1, 4, 4, 1], scale: 9))
      let simplified = simplify(hand.graph)
      let channels = zeroed == 1 ? 2 : 3
      #expect(shapes(simplified).map { $0[3] } == [channels, channels, channels, 1])
      try expectSameOutputs(hand.graph, simplified)
    }
  }

  @Test func aFlattenedChannelGoesFromEveryPixel() throws {
    var hand = headed()
    hand.add(
      .reshape(Reshape(shape: [1, 48])),
      result: HandGraph.tensor("r", [1, 48], scale: 1, zeroPoint: 3))
    let weights = hand.constant(
      "f/w", [2, 48], .int8((0..<96).map { Int8($0) - 40 }))
    hand.add(
      .fullyConnected(FullyConnected(activation: .none)), [weights, nil],
      result: HandGraph.tensor("f", [1, 2], scale: 30))
    let simplified = simplify(hand.graph)
    #expect(shapes(simplified) == [[1, 4, 4, 2], [1, 32], [1, 2]])
    // 10 times the weights of columns 1, 4, …, 46: 376 − 16 · 40, and 16 · 48 more.
    #expect(constant(simplified, 2, 2) == .int32([-2640, 5040]))
    try expectSameOutputs(hand.graph, simplified)
  }

  @Test func whatNothingReadsGoesBackwards() throws {
    var hand = HandGraph([1, 4, 4, 2])
    let first = hand.constant("a/w", [3, 1, 1, 2], .int8([1, 2, 5, 6, 3, 4]))
    hand.add(convolution(), [first], result: HandGraph.tensor("a", [1, 4, 4, 3], scale: 1))
    let two = Extent(height: 2, width: 2)
    hand.add(
      .maxPool(MaxPool(kernel: two, stride: two, padding: Padding(), activation: .none)),
      result: HandGraph.tensor("m", [1, 2, 2, 3], scale: 1))
    let second = hand.constant("b/w", [2, 1, 1, 3], .int8([1, 0, 2, 3, 0, 4]))
    hand.add(convolution(), [second], result: HandGraph.tensor("b", [1, 2, 2, 2], scale: 1))
    let simplified = simplify(hand.graph)
    #expect(shapes(simplified).map { $0[3] } == [2, 2, 2])
    #expect(constant(simplified, 0, 1) == .int8([1, 2, 3, 4]))
    try expectSameOutputs(hand.graph, simplified)
  }

  @Test func scalesGoWithTheirChannels() throws {
    var hand = headed()
    var graph = hand.graph
    let weights = try #require(graph.operations[0].inputs[1])
    graph[weights].elementType = .int4
    graph[weights].quantization = Quantization(
      scales: [0.5, 0.25, 0.125], zeroPoints: [0, 0, 0], axis: 0)
    let bias = try #require(graph.operations[0].inputs[2])
    graph[bias].quantization = Quantization(
      scales: [0.25, 0.125, 0.0625], zeroPoints: [0, 0, 0], axis: 0)
    hand = HandGraph(continuing: graph)
    let second = hand.constant("b/w", [2, 1, 1, 3], .int8([1, 5, 2, 3, -6, 4]))
    hand.add(convolution(), [second], result: HandGraph.tensor("b", [1, 4, 4, 2], scale: 1))
    let simplified = simplify(hand.graph)
    let tensors = simplified.graph.operations[0].inputs.compactMap { $0 }
      .map { simplified.graph[$0] }
    #expect(tensors[1].elementType == .int4)
    #expect(tensors[1].quantization?.scales == [0.5, 0.125])
    #expect(tensors[2].quantization?.scales == [0.25, 0.0625])
    try expectSameOutputs(hand.graph, simplified)
  }

  @Test func oneChannelOfADeadLayerStays() throws {
    var hand = headed(bias: [7, 40, -7])
    let weights = hand.constant("z/w", [2, 1, 1, 3], .int8([0, 5, 0, 0, -6, 0]))
    hand.add(convolution(), [weights], result: HandGraph.tensor("z", [1, 4, 4, 2], scale: 1))
    let simplified = simplify(hand.graph)
    #expect(shapes(simplified).map { $0[3] } == [1, 2])
    try expectSameOutputs(hand.graph, simplified)
  }

  @Test func weightsThatTwoLayersShareAreNotTakenFromTheOther() throws {
    var hand = headed()
    let first = hand.last
    let weights = hand.constant("w", [3, 1, 1, 3], .int8([1, 2, 3, 4, 5, 6, 7, 8, 9]))
    hand.add(convolution(), [weights], result: HandGraph.tensor("b", [1, 4, 4, 3], scale: 1))
    hand.add(convolution(), [weights], result: HandGraph.tensor("c", [1, 4, 4, 3], scale: 9))
    let simplified = simplify(hand.graph)
    #expect(simplified.graph[first].shape == [1, 4, 4, 2])
    #expect(constant(simplified, 1, 1) == .int8([1, 3, 4, 6, 7, 9]))
    #expect(constant(simplified, 2, 1) == .int8([1, 2, 3, 4, 5, 6, 7, 8, 9]))
    try expectSameOutputs(hand.graph, simplified)
  }

  @Test func aBiasThatWouldOverflowIsLeftAlone() throws {
    var hand = headed()
    let weights = hand.constant("b/w", [1, 1, 1, 3], .int8([1, 5, 2]))
    let bias = hand.constant("b/b", [1], .int32([Int32.max - 40]), .int32)
    hand.add(
      convolution(), [weights, bias], result: HandGraph.tensor("b", [1, 4, 4, 1], scale: 1))
    #expect(simplify(hand.graph).graph == hand.graph)
  }

  @Test func outputsKeepTheirChannels() throws {
    var hand = headed()
    let first = hand.last
    let weights = hand.constant("b/w", [2, 1, 1, 3], .int8([1, 5, 2, 3, -6, 4]))
    hand.add(convolution(), [weights], result: HandGraph.tensor("b", [1, 4, 4, 2], scale: 1))
    hand.giveOut(first)
    #expect(simplify(hand.graph).graph == hand.graph)
  }
}
