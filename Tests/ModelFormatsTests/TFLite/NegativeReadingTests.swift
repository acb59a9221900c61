import ModelFormats
import ModelIR
import Testing

/// NEG of quantised integers, as LiteRT's reference kernel has it.
@Suite struct NegativeReadingTests {
  /// What LiteRT 2.3.0 gave for these integers with these scales and zero points: the integers'
  /// own negatives, of which −128 has none.
  @Test func zeroPointsTakeNoPart() throws {
    let int8 = 9
    let model = HandMadeModel(
      code: 59,
      tensors: [
        .init(shape: [1, 4], type: int8, name: "x", scales: [0.1], zeroPoints: [5]),
        .init(shape: [1, 4], type: int8, name: "y", scales: [0.2], zeroPoints: [5]),
      ], operator: .init(inputs: [0], outputs: [1]))
    let graph = try TFLiteReader.read(bytes: model.bytes, name: "negative")
    #expect(
      try Evaluator(graph).evaluate([.int8([-128, -1, 5, 127])]) == [.int8([-128, 1, -5, -127])])
  }

  /// A negative of the reals has no word in files, as NEG does not mean it.
  @Test func negativesOfRealsAreNotWrittenAsThose() {
    var graph = Graph(name: "negative")
    let steps = Quantization(scale: 0.1, zeroPoint: 5)
    for name in ["x", "y"] {
      _ = graph.add(Tensor(name: name, shape: [1, 4], elementType: .int8, quantization: steps))
    }
    (graph.inputs, graph.outputs) = ([TensorID(0)], [TensorID(1)])
    graph.operations = [
      Operation(.unary(Unary(.negate)), inputs: [TensorID(0)], outputs: [TensorID(1)])
    ]
    #expect(throws: ModelFormatError.self) { try TFLiteWriter.write(graph) }
  }
}
