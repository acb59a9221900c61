import ChipFiles
import Compiler
import InstructionSet
import ModelIR
import Testing

/// Transpositions at a graph's ends are the host's.
@Suite struct HostTranspositionTests {
  /// An NCHW image through a pooling of NHWC pixels.
  static func graph() -> Graph {
    let step = Quantization(scale: 0.5, zeroPoint: 0)
    var graph = Graph(name: "ends")
    func tensor(_ name: String, _ shape: Shape) -> TensorID {
      graph.add(Tensor(name: name, shape: shape, elementType: .int8, quantization: step))
    }
    let input = tensor("image", [1, 3, 4, 6])
    let pixels = tensor("pixels", [1, 4, 6, 3])
    let pooled = tensor("pooled", [1, 2, 3, 3])
    let output = tensor("result", [1, 3, 2, 3])
    let two = Extent(height: 2, width: 2)
    graph.inputs = [input]
    graph.outputs = [output]
    graph.operations = [
      Operation(
        .transpose(Transpose(permutation: [0, 2, 3, 1])), inputs: [input], outputs: [pixels]),
      Operation(
        .maxPool(MaxPool(kernel: two, stride: two, padding: Padding(), activation: .none)),
        inputs: [pixels], outputs: [pooled]),
      Operation(
        .transpose(Transpose(permutation: [0, 3, 1, 2])), inputs: [pooled], outputs: [output]),
    ]
    return graph
  }

  @Test func theHostKeepsItsNamesAndShapes() throws {
    let program = try compile(Self.graph(), for: ChipFile.bundled("obol")).program
    #expect(program.layers.count == 1)
    let input = try #require(program.inputs.first)
    #expect(input.name == "image")
    #expect(input.shape == [1, 3, 4, 6])
    #expect(input.order == [0, 2, 3, 1])
    let output = try #require(program.outputs.first)
    #expect(output.name == "result")
    #expect(output.shape == [1, 3, 2, 3])
    #expect(output.order == [0, 2, 3, 1])
  }

  @Test func theOrderIsPartOfAProgramsFileAndText() throws {
    let program = try compile(Self.graph(), for: ChipFile.bundled("obol")).program
    #expect(try Program.read(program.bytes()) == program)
    #expect(try Program(text: program.text(elidesConstants: false)) == program)
  }
}
