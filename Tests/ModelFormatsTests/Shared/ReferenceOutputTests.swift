import ModelFormats
import ModelIR
import QuantizedArithmetic
import TestSupport
import Testing

/// The evaluator gives, bit for bit, what the reference kernels of TFLM and LiteRT give.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct ReferenceOutputTests {
  @Test(arguments: ReferenceSample.micro)
  func equalsTensorFlowLiteMicro(_ sample: ReferenceSample) throws {
    try expectEqual(sample, sample.graph(), to: "tflm_out0.npy")
  }

  /// person_detect is left out: LiteRT refuses its quantised dimension.
  @Test(
    arguments: ReferenceSample.micro.filter { $0.name != "person_detect" } + ReferenceSample.lite)
  func equalsLiteRTWhereFullyConnectedRoundsOnce(_ sample: ReferenceSample) throws {
    try expectEqual(sample, sample.graph().roundingOnce, to: "litert_ref_out0.npy")
  }

  @Test(arguments: ReferenceSample.micro)
  func everyTensorEqualsLiteRT(_ sample: ReferenceSample) throws {
    let graph = try sample.graph().roundingOnce
    let folder = "reference/\(sample.name)/inter0"
    let files = SharedFolder.files(under: folder, endingIn: ".npy")
    guard !files.isEmpty else { return }
    let elements = try Evaluator(graph).evaluateEveryTensor([sample.inputs(of: graph)[0]])
    for file in files {
      let name = file.dropFirst(folder.count + 1)
      let operation = try #require(Int(name.dropFirst(2).prefix(3)))
      let result = graph.operations[operation].outputs[0]
      let expected = try NumPyArray(bytes: SharedFolder.bytes(of: file), name: file).elements
      #expect(elements[result.index] == expected, "operation \(operation), \(file)")
    }
  }

  private func expectEqual(
    _ sample: ReferenceSample, _ graph: Graph, to array: String
  ) throws {
    let evaluator = try Evaluator(graph)
    let output = graph[graph.outputs[0]]
    let expected = try sample.expected(
      array, count: output.shape.elementCount, as: output.elementType)
    for (frame, input) in try sample.inputs(of: graph).enumerated() {
      #expect(try evaluator.evaluate([input])[0] == expected[frame], "frame \(frame)")
    }
  }
}

extension Graph {
  /// The graph with LiteRT's rounding in every fully connected layer.
  fileprivate var roundingOnce: Graph {
    var graph = self
    for index in operations.indices {
      guard case .fullyConnected(var layer) = operations[index].operator else { continue }
      layer.rounding = .single
      graph.operations[index].operator = .fullyConnected(layer)
    }
    return graph
  }
}
