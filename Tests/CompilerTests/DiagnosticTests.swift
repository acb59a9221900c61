import ChipDescription
import ChipFiles
import Compiler
import ModelIR
import Testing

/// What is told of a graph that the chip cannot run: where, what, and what to do.
@Suite struct DiagnosticTests {
  /// The lines of the error.
  func lines(
    _ graph: Graph, chip name: String = "obol", sramLimit: Int? = nil
  ) throws -> [String] {
    let chip = try ChipFile.bundledWithoutCodings(name)
    do throws(CompilationError) {
      _ = try compile(graph, for: chip, options: CompilerOptions(sramLimit: sramLimit))
      return []
    } catch {
      return error.diagnostics.map(\.description)
    }
  }

  func line(_ graph: Graph, containing text: String) throws {
    let found = try lines(graph)
    #expect(found.contains { $0.contains(text) }, "\(found)")
  }

  @Test func namesEveryFaultOfAnIllegalGraph() throws {
    var graph = HandGraph([1, 4, 4, 3]).graph
    graph.outputs = []
    try line(graph, containing: "outputs: nothing is listed")
  }

  @Test func refusesReals() throws {
    var hand = HandGraph([1, 4], .float32)
    hand.add(.softmax(Softmax()), result: HandGraph.tensor("y", [1, 4], .float32))
    let found = try lines(hand.graph)
    #expect(found.count == 3)
    #expect(
      found.contains { $0.contains("tensor \"x\": float32; inputs and outputs are integers") })
    #expect(
      found.contains {
        $0.hasPrefix("operation 0 (softmax) making \"y\": \"x\" is float32; the chip computes")
      })
  }

  @Test func tellsAllRefusalsAtOnce() throws {
    var hand = HandGraph([1, 4, 4, 3])
    hand.add(
      .reduce(Reduce(.product, axes: [3], keepsAxes: true)),
      result: HandGraph.tensor("m", [1, 4, 4, 1]))
    hand.convolve("c", outputs: 2, kernel: 1, weight: 1, bias: .max)
    let found = try lines(hand.graph)
    #expect(found.count == 2)
    #expect(found[0].contains("reduce of int8; functions of quantised tensors"))
    #expect(found[1].contains("the sums of channel 0 can reach 2147483775"))
  }

  @Test func refusesWeightsThatAreNoConstant() throws {
    var hand = HandGraph([1, 4, 4, 3])
    let weights = hand.constant("w", [2, 1, 1, 3], .int8([1, 2, 3, 4, 5, 6]))
    hand.add(
      .convolution(
        Convolution(
          stride: Extent(height: 1, width: 1), padding: Padding(), activation: .none)),
      [weights], result: HandGraph.tensor("c", [1, 4, 4, 2]))
    var graph = hand.graph
    graph[weights].constant = nil
    graph.inputs.append(weights)
    try line(graph, containing: "the weights \"w\" are no 8-bit or 4-bit constant")
  }

  @Test func refusesWhatAnInstructionHasNoFieldFor() throws {
    var hand = HandGraph([1, 300, 300, 1])
    hand.convolve("c", outputs: 1, kernel: 260)
    try line(hand.graph, containing: "kernelHeight is 260; the instruction takes 0 to 255")
  }

  @Test func tellsHowMuchMemoryIsMissingAndWhatIsInIt() throws {
    var hand = HandGraph([1, 64, 64, 16])
    hand.convolve("wide", outputs: 64, weight: 100)
    let found = try lines(hand.graph, sramLimit: 200_000)
    #expect(found.count == 1)
    #expect(found[0].contains("layer 0 \"wide\" (convolution) needs 328128 bytes of SRAM at once"))
    #expect(found[0].contains("\"wide\" 262144, \"x\" 65536, \"weights of 16 channels\" 448"))
    #expect(found[0].contains("200000 bytes are available, 128128 too few"))
    #expect(try lines(hand.graph, sramLimit: 328_128) == [])
  }

  @Test func refusesOutputsThatAreRealConstants() throws {
    var hand = HandGraph([1, 4, 4, 3])
    hand.convolve("c", outputs: 2)
    hand.giveOut(hand.constant("k", [3], .float32([1, 2, 3]), .float32))
    try line(hand.graph, containing: "tensor \"k\": an output that is a constant of float32")
  }

  @Test func tellsWhenTheWeightStoreIsTooSmall() throws {
    var hand = HandGraph([1, 1, 1, 1024])
    hand.convolve("big", outputs: 2100, weight: 100)
    let found = try lines(hand.graph, chip: "obol-lite")
    #expect(found.count == 1)
    #expect(found[0].contains("the weights take 2175600 bytes; 2097152 bytes are available, 78448"))
  }
}
