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
    #expect(graph.operatorCounts == model.ops)
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

  @Test(arguments: ModelManifest.tfliteModels)
  func changedOrCutNeverTraps(_ model: ModelManifest.Model) throws {
    let bytes = try SharedFolder.bytes(of: model.file)
    var random = RepeatableRandom(seed: UInt64(bytes.count))
    for _ in 0..<200 {
      var copy = bytes
      // Most bytes are weights: every other change goes to the ends, where the tables lie.
      let reach = Bool.random(using: &random) ? bytes.count : min(bytes.count, 20_000)
      let place = Int.random(in: 0..<reach, using: &random)
      copy[Bool.random(using: &random) ? place : bytes.count - 1 - place] ^= 0x81
      if Int.random(in: 0..<4, using: &random) == 0 { copy.removeLast(place) }
      do throws(ModelFormatError) {
        #expect(try TFLiteReader.read(bytes: copy, name: model.name).faults.isEmpty)
      } catch {
        #expect(!error.problems.isEmpty)
      }
    }
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
