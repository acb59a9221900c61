package import FirmwareFormat
package import InstructionSet
internal import ModelFormats
package import ModelIR

/// What there is to run: a network still to be compiled, a program, or an image that holds one.
package enum Workload: Sendable {
  case graph(Graph, notes: [String])
  case program(Program)
  case image(StoredImage)

  /// The bundled network.
  package static var bundled: Workload {
    .graph(BundledNetwork.graph(), notes: [BundledNetwork.note])
  }

  /// The workload of a path, or the bundled one where there is none.
  ///
  /// - Parameter key: the key that an image has to be signed for; nil for the development key.
  package static func named(_ path: String?, key: VerifyingKey? = nil) throws -> Workload {
    try path.map { try read($0, key: key) } ?? bundled
  }

  /// Reads a model, a program or an image, whichever the bytes say that it is.
  ///
  /// Throws `Problems` that name the file.
  package static func read(_ path: String, key: VerifyingKey? = nil) throws -> Workload {
    let bytes = try ByteFile.read(path)
    if FirmwareImage.isImage(bytes) || bytes.first == UInt8(ascii: ":") {
      return .image(
        try StoredImage(
          path: path, fileBytes: bytes, key: try key ?? KeyFile.development().verifyingKey))
    }
    if Program.isProgram(bytes) {
      do {
        let program = try Program.read(bytes)
        try program.verify()
        return .program(program)
      } catch let error as ProgramError {
        throw Problems(error.faults.map { Problem(path, $0.description) })
      } catch {
        throw Problems(path, "this program cannot be read: \(error)", remedy: "compile it again")
      }
    }
    do throws(ModelFormatError) {
      var graph: Graph
      if TFLiteReader.isTFLite(bytes) {
        graph = try TFLiteReader.read(bytes: bytes, name: path)
      } else if path.hasSuffix(".onnx") || ONNXReader.isONNX(bytes) {
        graph = try ONNXReader.read(bytes: bytes, name: path, files: ModelFolder.files(of: path))
      } else {
        throw ModelFormatError(
          file: path,
          ModelFormatProblem(
            at: "the file", found: "neither a model, a compiled program nor an image",
            expected: "a .tflite or .onnx file, or the output of 'obol compile' or 'obol image'"))
      }
      graph.name = baseName(path)
      return .graph(graph, notes: [])
    } catch {
      throw Problems(error)
    }
  }

  /// A path's last component without its ending.
  private static func baseName(_ path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
    return String(last[..<dot])
  }
}
