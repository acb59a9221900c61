import ModelFormats
import ModelIR
import TestSupport
import Testing

/// Real files read, and hold what other engines found in them.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SharedModelTests {
  @Test func everyModelFileIsListed() {
    let files = SharedFolder.files(under: "models", endingIn: ".tflite")
    #expect(!files.isEmpty)
    #expect(ModelManifest.tfliteModels.map(\.file).sorted() == files)
  }

  @Test(arguments: ModelManifest.tfliteModels)
  func readsAsListed(_ model: ModelManifest.Model) throws {
    let graph = try TFLiteReader.read(
      bytes: SharedFolder.bytes(of: model.file), name: model.name)
    #expect(operatorCounts(graph) == model.ops)
    #expect(parameterCount(graph) == model.params)
    #expect(try multiplyAccumulates(graph) == model.macs)
    try expect(graph.inputs.map { graph[$0] }, match: model.inputs ?? [])
    try expect(graph.outputs.map { graph[$0] }, match: model.outputs ?? [])
  }

  @Test(arguments: ModelManifest.tfliteModels)
  func writesBackEqual(_ model: ModelManifest.Model) throws {
    let graph = try TFLiteReader.read(
      bytes: SharedFolder.bytes(of: model.file), name: model.name)
    let again = try TFLiteReader.read(bytes: TFLiteWriter.write(graph), name: model.name)
    #expect(again == graph)
  }

  private func expect(_ tensors: [Tensor], match ports: [ModelManifest.Port]) throws {
    try #require(tensors.count == ports.count)
    for (tensor, port) in zip(tensors, ports) {
      #expect(tensor.name == port.name)
      #expect(tensor.shape.dimensions == port.shape)
      #expect(tensor.elementType.rawValue == port.type.lowercased())
      let quantization = tensor.quantization
      #expect(quantization?.scales.map(Double.init) == port.quantization?[0])
      #expect(quantization?.zeroPoints.map(Double.init) == port.quantization?[1])
    }
  }

  private func operatorCounts(_ graph: Graph) -> [String: Int] {
    var counts: [String: Int] = [:]
    for operation in graph.operations { counts[operation.operator.schemaName, default: 0] += 1 }
    return counts
  }

  /// Elements of weights and biases.
  private func parameterCount(_ graph: Graph) -> Int {
    var counted: Set<TensorID> = []
    var sum = 0
    for operation in graph.operations {
      for id in operation.inputs.dropFirst().compactMap(\.self)
      where graph[id].constant != nil && counted.insert(id).inserted {
        sum += graph[id].shape.elementCount
      }
    }
    return sum
  }

  private func multiplyAccumulates(_ graph: Graph) throws -> Int {
    try graph.operations.reduce(0) { sum, operation in
      sum
        + (try operation.operator.multiplyAccumulates(
          inputs: operation.inputs.map { id in id.map { graph[$0] } },
          results: operation.outputs.map { graph[$0] }))
    }
  }
}

extension Operator {
  /// The name that the schema and the manifest give the operator.
  fileprivate var schemaName: String {
    switch self {
    case .convolution: "CONV_2D"
    case .depthwiseConvolution: "DEPTHWISE_CONV_2D"
    case .fullyConnected: "FULLY_CONNECTED"
    case .averagePool: "AVERAGE_POOL_2D"
    case .maxPool: "MAX_POOL_2D"
    case .mean: "MEAN"
    case .add: "ADD"
    case .softmax: "SOFTMAX"
    case .quantize: "QUANTIZE"
    case .reshape: "RESHAPE"
    case .pad: "PAD"
    case .stridedSlice: "STRIDED_SLICE"
    }
  }
}
