internal import FoundationEssentials
internal import ModelFormats

/// The folder of models, data and reference outputs that audits read.
struct AuditFolder: Sendable {
  let path: String

  /// The path of a file inside it.
  func file(_ name: String) -> String { path + "/" + name }

  /// The cases that an index lists.
  ///
  /// - Throws: `Problems` that name the index.
  func cases<Case: Decodable>(_ index: String) throws -> [Case] {
    let bytes = try ByteFile.read(file(index))
    do {
      return try JSONDecoder().decode([Case].self, from: Data(bytes))
    } catch {
      throw Problems(file(index), "this is no index of cases: \(error)")
    }
  }

  /// An array; rows of a spectrum, where the file holds such, five to a frame.
  func array(_ name: String) throws -> NumPyArray {
    name.hasSuffix(".bin")
      ? try CompressionExample.windows(file(name)) : try InputFile.read(file(name))
  }

  /// The tensors of an ONNX case, `input_0.pb` and so on.
  func tensors(_ folder: String, _ kind: String) throws -> [ONNXTensorFile] {
    var tensors: [ONNXTensorFile] = []
    while true {
      let name = "\(folder)/\(kind)_\(tensors.count).pb"
      guard ByteFile.exists(file(name)) else { return tensors }
      tensors.append(try ONNXTensorFile(bytes: ByteFile.read(file(name)), file: name))
    }
  }
}
