import FoundationEssentials
import TestSupport
import Testing

/// The index of the shared folder's models, as far as these tests use it.
struct ModelManifest: Decodable {
  let models: [Model]

  /// One model: its file and what other engines found in it.
  struct Model: Decodable, CustomTestStringConvertible {
    let name: String
    let file: String
    let format: String
    let ops: [String: Int]?
    let params: Int?
    let macs: Int?
    let inputs: [Port]?
    let outputs: [Port]?

    var testDescription: String { name }
  }

  /// A graph input or output: `[name, shape, type, [[scales], [zero points]] or null]`.
  struct Port: Decodable {
    let name: String
    let shape: [Int]
    let type: String
    let quantization: [[Double]]?

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      name = try list.decode(String.self)
      shape = try list.decode([Int].self)
      type = try list.decode(String.self)
      quantization = try list.decodeIfPresent([[Double]].self)
    }
  }

  /// The TensorFlow Lite models that lie in the shared folder; none where there is no folder.
  static var tfliteModels: [Model] {
    guard let bytes = try? SharedFolder.bytes(of: "manifest.json"),
      let manifest = try? JSONDecoder().decode(ModelManifest.self, from: Data(bytes))
    else { return [] }
    let files = Set(SharedFolder.files(under: "models", endingIn: ".tflite"))
    return manifest.models.filter { $0.format == "tflite" && files.contains($0.file) }
  }
}
