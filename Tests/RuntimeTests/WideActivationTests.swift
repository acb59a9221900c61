import ChipDescription
import ChipFiles
import Compiler
import InstructionSet
import MachineModel
import ModelFormats
import ModelIR
import Runtime
import TestSupport
import Testing

/// Activations of 16 bits with weights of 8: written, read back, compiled and run.
@Suite struct WideActivationTests {
  /// A network with every operator of 16-bit activations that the chip has a function for.
  private static var network: Graph {
    var sketch = WideSketch()
    let image = sketch.input([1, 7, 6, 4], 0.0003)
    let first = sketch.add(
      .convolution(
        Convolution(
          stride: Extent(height: 2, width: 1),
          padding: Padding(top: 1, bottom: 1, left: 1, right: 1),
          activation: .relu)),
      [image] + sketch.weights([5, 3, 3, 4], channels: 5, axis: 0), [1, 4, 6, 5], 0.0007)
    let deep = sketch.add(
      .depthwiseConvolution(
        DepthwiseConvolution(
          stride: Extent(height: 1, width: 1), padding: Padding(), multiplier: 2, activation: .none)
      ),
      [first] + sketch.weights([1, 2, 2, 10], channels: 10, axis: 3), [1, 3, 5, 10],
      0.002)
    let wider = sketch.add(
      .transposedConvolution(
        TransposedConvolution(
          stride: Extent(height: 2, width: 1), padding: Padding(), size: Extent(height: 6, width: 5)
        )
      ),
      [deep] + sketch.weights([4, 2, 1, 10], channels: 4, axis: 0, narrow: true), [1, 6, 5, 4],
      0.01)
    let pooled = sketch.add(
      .averagePool(
        AveragePool(
          kernel: Extent(height: 2, width: 2), stride: Extent(height: 2, width: 2),
          padding: Padding(right: 1), activation: .none)), [wider], [1, 3, 3, 4], 0.01)
    let greatest = sketch.add(
      .maxPool(
        MaxPool(
          kernel: Extent(height: 2, width: 2), stride: Extent(height: 2, width: 2),
          padding: Padding(right: 1), activation: .none)), [wider], [1, 3, 3, 4], 0.01)
    let sum = sketch.add(.add(Add(activation: .none)), [pooled, greatest], [1, 3, 3, 4], 0.012)
    let gate = sketch.add(.unary(Unary(.sigmoid)), [sum], [1, 3, 3, 4], 1 / 32768)
    let product = sketch.add(.binary(Binary(.multiply)), [sum, gate], [1, 3, 3, 4], 0.01)
    let rest = sketch.add(.binary(Binary(.subtract)), [product, sum], [1, 3, 3, 4], 0.015)
    let size = sketch.add(.unary(Unary(.absolute)), [rest], [1, 3, 3, 4], 0.013)
    let signed = sketch.add(.binary(Binary(.subtract)), [size, sum], [1, 3, 3, 4], 0.02)
    let bent = sketch.add(.unary(Unary(.tanh)), [signed], [1, 3, 3, 4], 1 / 32768)
    let leaky = sketch.add(
      .unary(Unary(.leakyRelu, alpha: 0.3)), [bent], [1, 3, 3, 4], 1 / 16384)
    let padded = sketch.add(
      .pad(Pad(before: [0, 1, 0, 0], after: [0, 0, 1, 0])), [leaky], [1, 4, 4, 4], 1 / 16384)
    let mean = sketch.add(.mean(Mean(axes: [1], keepsAxes: false)), [padded], [1, 4, 4], 1 / 20000)
    let row = sketch.add(.reshape(Reshape(shape: [1, 16])), [mean], [1, 16], 1 / 20000)
    let scores = sketch.add(
      .fullyConnected(FullyConnected(activation: .none)),
      [row] + sketch.weights([9, 16], channels: 9, axis: nil, narrow: true), [1, 9], 0.0004)
    sketch.output(.softmax(Softmax(beta: 1)), [scores], [1, 9], 1 / 32768)
    sketch.output(.quantize(Quantize()), [scores], [1, 9], 0.05, .int8)
    return sketch.graph
  }

  @Test(arguments: ["obol", "obol-lite"])
  func machineMeansWhatTheGraphMeans(name: String) throws {
    let graph = Self.network
    var random = RepeatableRandom(seed: 3)
    let frame: [Int16] = random.array(of: -32768...32767, count: 168)
    let found = try graph.machineOutputs(of: [.int16(frame)], on: name)
    #expect(found == (try Evaluator(graph).evaluate([.int16(frame)])))
    #expect(found.map(\.elementType) == [.int16, .int8])
  }

  @Test func writtenFilesReadBackEqual() throws {
    let graph = Self.network
    let read = try TFLiteReader.read(bytes: TFLiteWriter.write(graph), name: "wide")
    var random = RepeatableRandom(seed: 4)
    let frame = TensorElements.int16(random.array(of: -32768...32767, count: 168))
    #expect(try Evaluator(read).evaluate([frame]) == Evaluator(graph).evaluate([frame]))
  }

  @Test func noneOfItIsTheArraysAndTheReasonIsTold() throws {
    let program = try compile(Self.network, for: ChipFile.bundled("obol")).program
    let layers = program.offArrayLayers
    #expect(layers.count == program.layers.count)
    #expect(layers[0].executor == "vector unit")
    #expect(layers[0].constraint.contains("16 bits"))
  }

  /// What has no function says which operator it is, and what there are functions for.
  @Test func otherCurvesAreRefused() throws {
    var sketch = WideSketch()
    let input = sketch.input([1, 4], 0.001)
    sketch.output(.unary(Unary(.floor)), [input], [1, 4], 0.001)
    let chip = try ChipFile.bundled("obol")
    let error = #expect(throws: CompilationError.self) { try compile(sketch.graph, for: chip) }
    #expect(error?.description.contains("floor of int16; with 16 bits: sums") == true)
  }

  @Test func zeroPointsAreRefused() throws {
    var graph = Self.network
    graph.tensors[0].quantization?.zeroPoints = [1]
    #expect(graph.faults.contains { "\($0)".contains("a zero point of 0") })
  }
}
