internal import FoundationEssentials
internal import ModelFormats

/// The folder that a model's file lies in, where the weights may lie that the file leaves out.
enum ModelFolder {
  /// The files beside a model; links that lead out of the folder are not followed.
  static func files(of path: String) -> ONNXExternalFiles {
    let folder = URL(filePath: path).deletingLastPathComponent().resolvingSymlinksInPath().path
    return ONNXExternalFiles { location throws(ModelFormatProblem) in
      let place = "external data \"\(location)\""
      let file = URL(filePath: folder).appending(path: location).resolvingSymlinksInPath().path
      guard file.hasPrefix(folder == "/" ? "/" : folder + "/") else {
        throw ModelFormatProblem(
          at: place, found: "a link out of the model's folder",
          expected: "a file inside \(folder)")
      }
      do {
        return try ByteFile.read(file)
      } catch {
        throw ModelFormatProblem(
          at: place, found: "\(error)", expected: "a file beside the model")
      }
    }
  }
}
