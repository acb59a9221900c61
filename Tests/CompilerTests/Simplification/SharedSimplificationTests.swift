import ChipFiles
import Compiler
import InstructionSet
import ModelFormats
import ModelIR
import TestSupport
import Testing

/// What simplification does to real networks.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedSimplificationTests {
  /// The figures of COMPRESSION.md §3.0.
  @Test func visualWakeWordsShrinksToASeventh() throws {
    let graph = try model("tiny/vww_mbv1_int8")
    let compilation = try compile(graph, for: try ChipFile.bundled("obol"))
    let layers = compilation.program.layers
    #expect(layers.reduce(0) { $0 + $1.weightBytes } == 29286)
    #expect(layers.reduce(0) { $0 + $1.macs } == 3_733_073)
    #expect(
      compilation.program.notes == [
        "channels without effect folded: 1716 (7489664 → 3733073 MACs, "
          + "208112 → 29286 weight bytes)"
      ])
  }

  @Test func visualWakeWordsKeepsEveryBit() throws {
    let graph = try model("tiny/vww_mbv1_int8")
    let original = try Evaluator(graph)
    let simplified = try Evaluator(simplify(graph).graph)
    let path = "data/vww_rgb96_u8.npy"
    let array = try NumPyArray(bytes: SharedFolder.bytes(of: path), name: path)
    guard case .uint8(let pixels) = array.elements else {
      Issue.record("\(path) holds no uint8")
      return
    }
    let size = graph[graph.inputs[0]].shape.elementCount
    for frame in 0..<10 {
      let image = pixels[frame * size..<(frame + 1) * size]
      let input = TensorElements.int8(image.map { Int8(truncatingIfNeeded: Int($0) - 128) })
      #expect(try simplified.evaluate([input]) == original.evaluate([input]))
    }
  }

  /// Nearly all of it in front of the first block's projection.
  @Test func mobileNetV2LosesAFewFirstChannels() throws {
    let notes = try simplify(model("mobilenet/tf2_mobilenet_v2_1.0_224_ptq_int8")).notes
    #expect(
      notes == [
        "channels without effect folded: 20 (300775552 → 294726208 MACs, "
          + "3471040 → 3470515 weight bytes)"
      ])
  }

  @Test(arguments: [
    "tiny/kws_dscnn_int8", "tiny/ic_resnet8_int8", "cifar/resnet20_int8",
  ])
  func networksWithoutSuchChannelsStayAsTheyAre(name: String) throws {
    let graph = try model(name)
    let simplified = simplify(graph)
    #expect(simplified.notes.isEmpty)
    #expect(simplified.graph.operations.map(\.operator) == graph.operations.map(\.operator))
  }

  func model(_ name: String) throws -> Graph {
    try TFLiteReader.read(
      bytes: SharedFolder.bytes(of: "models/\(name).tflite"), name: name)
  }
}
