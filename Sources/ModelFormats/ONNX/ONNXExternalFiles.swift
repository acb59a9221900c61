/// Where a model's weights lie that are not in its own file.
package struct ONNXExternalFiles: Sendable {
  /// The bytes of a file in the model's folder; it is given a path that does not leave the folder.
  package var bytes: @Sendable (_ location: String) throws(ModelFormatProblem) -> [UInt8]

  /// Makes a source of bytes.
  package init(
    bytes: @escaping @Sendable (_ location: String) throws(ModelFormatProblem) -> [UInt8]
  ) {
    self.bytes = bytes
  }

  /// A model that has to hold everything itself.
  package static var none: ONNXExternalFiles {
    ONNXExternalFiles { location throws(ModelFormatProblem) in
      throw ModelFormatProblem(
        at: "external data \"\(location)\"", found: "no folder to read it from",
        expected: "a model that holds its weights itself")
    }
  }

  /// Throws where a location could lie outside the model's folder.
  static func check(_ location: String, _ place: String) throws(ModelFormatProblem) {
    let parts = location.split(separator: "/", omittingEmptySubsequences: false)
    let isInside =
      !location.isEmpty && !location.utf8.contains(0) && !location.contains("\\")
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    guard isInside else {
      throw ModelFormatProblem(
        at: "\(place), external data", found: "the location \"\(location)\"",
        expected: "a path inside the model's own folder")
    }
  }
}
