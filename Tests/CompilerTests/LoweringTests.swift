import ChipFiles
import Compiler
import InstructionSet
import ModelIR
import QuantizedArithmetic
import Testing

/// The instructions of graphs that are small enough to be worked by hand.
@Suite struct LoweringTests {
  func lines(_ graph: Graph, chip: String = "obol-lite") throws -> [String] {
    try compile(graph, for: try ChipFile.bundled(chip)).program.body.steps
      .map(\.instruction.assembly)
  }

  /// The operands of an assembly line, without what hangs on addresses.
  func operands(_ line: String) -> Set<String> {
    Set(line.split(separator: " ").map(String.init).filter { $0.contains("=") })
  }

  @Test func aPointwiseConvolutionRunsOverOneRow() throws {
    var hand = HandGraph([1, 5, 3, 8], zeroPoint: 3)
    hand.convolve("c", outputs: 8)
    let convolve = try #require(lines(hand.graph).first { $0.hasPrefix("convolve") })
    #expect(
      operands(convolve).isSuperset(of: [
        "input.width=15", "input.height=1", "output.width=15", "output.height=1",
        "input.channels=8", "input.brickShift=3", "input.rowBytes=120", "foldsTaps=yes",
        "inputZeroPoint=3",
      ]))
  }

  @Test func theInputsZeroPointIsFoldedIntoTheBias() throws {
    var hand = HandGraph([1, 5, 3, 8], zeroPoint: 3)
    hand.convolve("c", outputs: 1, weight: 2, bias: 100)
    let program = try compile(hand.graph, for: try ChipFile.bundled("obol")).program
    let parameters = ChannelParameters(bytes: program.constants.prefix(12))
    // 100 − 3 · 8 · 2; 0.5 · 0.5 / 0.5 is 2^30 · 2^(0 − 31).
    #expect(parameters.bias == 52)
    #expect(parameters.multiplier.significand == 1 << 30)
    #expect(parameters.multiplier.shift == 0)
  }

  @Test func unsignedTensorsBecomeSigned() throws {
    var hand = HandGraph([1, 2, 2, 4], .uint8, zeroPoint: 130)
    let weights = hand.constant(
      "w", [1, 1, 1, 4], .uint8([0, 128, 129, 255]), .uint8, zeroPoint: 129)
    hand.add(
      .convolution(
        Convolution(
          stride: Extent(height: 1, width: 1), padding: Padding(), activation: .relu)),
      [weights], result: HandGraph.tensor("c", [1, 2, 2, 1], .uint8, zeroPoint: 7))
    let program = try compile(hand.graph, for: try ChipFile.bundledWithoutCodings()).program
    #expect(program.constants[16..<20] == [0x80, 0x00, 0x01, 0x7F])
    let lines = program.body.steps.map(\.instruction.assembly)
    #expect(lines[0].contains("flipsSign=yes"))
    #expect(
      operands(lines[1]).isSuperset(of: [
        "weightZeroPoint=1", "inputZeroPoint=2", "outputZeroPoint=-121", "clampLow=-121",
      ]))
    #expect(lines[2].contains("flipsSign=yes"))
    #expect(
      ChannelParameters(bytes: program.constants.prefix(12)).bias == -2
        * (0 + 128 + 129 + 255 - 4 * 129))
  }

  @Test func reshapesOfTheSameBytesCostNothing() throws {
    var hand = HandGraph([1, 490], zeroPoint: 3)
    hand.add(
      .reshape(Reshape(shape: [1, 49, 10, 1])),
      result: HandGraph.tensor("r", [1, 49, 10, 1], zeroPoint: 3))
    hand.convolve("c", outputs: 8, kernel: 3)
    hand.add(
      .reshape(Reshape(shape: [1, 47, 64])), result: HandGraph.tensor("s", [1, 47, 64]))
    let lines = try lines(hand.graph)
    #expect(lines.map { $0.prefix { $0 != " " } } == ["receive", "convolve", "send"])
    #expect(operands(lines[0]).isSuperset(of: ["destination.width=10", "destination.height=49"]))
  }

  @Test func otherReshapesAreCopied() throws {
    var hand = HandGraph([1, 4, 4, 8])
    hand.convolve("c", outputs: 12)
    hand.add(
      .reshape(Reshape(shape: [1, 4, 12, 4])), result: HandGraph.tensor("s", [1, 4, 12, 4]))
    hand.convolve("d", outputs: 4)
    #expect(
      try lines(hand.graph).map { $0.prefix { $0 != " " } } == [
        "receive", "convolve", "reshape", "convolve", "send",
      ])
  }

  @Test func depthwiseConvolutionsWithAMultiplierBecomeDense() throws {
    var hand = HandGraph([1, 3, 3, 2])
    let weights = hand.constant("w", [1, 1, 1, 4], .int8([5, 6, 7, 8]))
    hand.add(
      .depthwiseConvolution(
        DepthwiseConvolution(
          stride: Extent(height: 1, width: 1), padding: Padding(), multiplier: 2,
          activation: .none)),
      [weights], result: HandGraph.tensor("d", [1, 3, 3, 4]))
    let program = try compile(hand.graph, for: try ChipFile.bundledWithoutCodings()).program
    #expect(program.constants[48..<56] == [5, 0, 6, 0, 0, 7, 0, 8])
    #expect(program.layers[0].operatorName == "depthwiseConvolution")
    #expect(program.layers[0].macs == 36)
    #expect(program.layers[0].weightBytes == 4)
  }

  @Test func slicesAndPaddingsAreCopies() throws {
    var hand = HandGraph([1, 8, 8, 16], zeroPoint: -5)
    hand.add(
      .stridedSlice(
        StridedSlice(begin: [0, 0, 1, 0], end: [1, 8, 8, 16], stride: [1, 2, 2, 1])),
      result: HandGraph.tensor("s", [1, 4, 4, 16], zeroPoint: -5))
    hand.add(
      .pad(Pad(before: [0, 0, 0, 8], after: [0, 0, 0, 8])),
      result: HandGraph.tensor("p", [1, 4, 4, 32], zeroPoint: -5))
    let lines = try lines(hand.graph)
    #expect(lines.map { $0.prefix { $0 != " " } } == ["receive", "copy", "copy", "send"])
    #expect(
      operands(lines[1]).isSuperset(of: ["columnOffset=1", "rowStride=2", "columnStride=2"]))
    #expect(operands(lines[2]).isSuperset(of: ["channelOffset=-8", "fill=-5"]))
  }

  @Test func theSameGraphMakesTheSameProgram() throws {
    var hand = HandGraph([1, 8, 8, 16])
    for index in 0..<6 { hand.convolve("c\(index)", outputs: 48, kernel: 3, pad: 1) }
    let chip = try ChipFile.bundled("obol-lite")
    let first = try compile(hand.graph, for: chip)
    #expect(try compile(hand.graph, for: chip).program == first.program)
    #expect(first.scheduleText.contains("layer 0 convolution \"c0\""))
    #expect(first.graphText.contains("operation %2 = convolution("))
    #expect(first.memoryMap.description.contains("resident \"c0/weights[0..<48]\""))
    #expect(first.memoryMap.peakLiveBytes <= first.program.peakBankBytes)
  }
}
