import FoundationEssentials
import ModelFormats
import ModelIR
import TestSupport
import Testing

/// Graphs of one operator that the TensorFlow Lite converter made of random weights.
@Suite(.enabled(if: SharedFolder.isPresent, "\(SharedFolder.absenceNotice)"))
struct SingleOperatorTests {
  /// One case as the folder's index lists it.
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let ops: [String: Int]
    let tflm: Bool

    var testDescription: String { name }
  }

  /// Every case but those of which the folder's README says that no two engines agree.
  static var cases: [Case] {
    guard let bytes = try? SharedFolder.bytes(of: "tflite_ops/index.json"),
      let cases = try? JSONDecoder().decode([Case].self, from: Data(bytes))
    else { return [] }
    return cases.filter { !$0.name.hasPrefix("sum_") && $0.name != "act_relu6" }
  }

  @Test func thereAreCases() { #expect(Self.cases.count == 67) }

  /// TensorFlow Lite Micro is the definition, LiteRT's reference kernels where it has none.
  @Test(arguments: cases)
  func equalsTheReferenceKernels(_ sample: Case) throws {
    let folder = "tflite_ops/\(sample.name)/"
    let graph = try TFLiteReader.read(
      bytes: SharedFolder.bytes(of: folder + "model.tflite"), name: sample.name)
    let evaluator = try Evaluator(graph)
    let inputs = try graph.inputs.indices.map { try array(folder + "in\($0).npy") }
    let expected = try array(folder + (sample.tflm ? "tflm.npy" : "litert_ref.npy"))
    let output = graph[graph.outputs[0]]
    for frame in 0..<expected.shape[0] {
      let elements = zip(inputs, graph.inputs).map { input, id in
        part(frame, of: input, tensor: graph[id])
      }
      #expect(
        try evaluator.evaluate(elements)[0] == part(frame, of: expected, tensor: output),
        "frame \(frame)")
    }
  }

  private func array(_ path: String) throws -> NumPyArray {
    try NumPyArray(bytes: SharedFolder.bytes(of: path), name: path)
  }

  private func part(_ frame: Int, of array: NumPyArray, tensor: Tensor) -> TensorElements {
    let count = tensor.shape.elementCount
    return array.elements.slice(frame * count..<(frame + 1) * count, as: tensor.elementType)
  }
}
