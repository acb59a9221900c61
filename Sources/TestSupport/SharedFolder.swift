import FoundationEssentials

/// The folder of models, data and reference outputs that lies beside the checkout on a test
/// machine.
///
/// It is no part of the repository: suites that need it are `.enabled(if: SharedFolder.isPresent)`,
/// with `absenceNotice` as the comment that says what is skipped.
package enum SharedFolder {
  /// What a skipped suite says.
  package static let absenceNotice =
    "skipped: no shared folder (set OBOL_SHARED, or put one at ../shared)"

  /// The folder: `OBOL_SHARED`, or `shared` beside the package's root.
  package static var path: String {
    let set = ProcessInfo.processInfo.environment["OBOL_SHARED"]
    return set ?? ancestor(of: packageRoot, levels: 1) + "/shared"
  }

  /// Whether the folder, with its index, is there.
  package static var isPresent: Bool {
    FileManager.default.fileExists(atPath: file("manifest.json"))
  }

  /// The full path of a file inside the folder.
  package static func file(_ relativePath: String) -> String { path + "/" + relativePath }

  /// The bytes of a file inside the folder; throws where it cannot be read.
  package static func bytes(of relativePath: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: file(relativePath))))
  }

  /// The names of a subfolder's files with a given ending, at any depth, in order.
  package static func files(under subfolder: String, endingIn ending: String) -> [String] {
    let names = try? FileManager.default.subpathsOfDirectory(atPath: file(subfolder))
    return (names ?? []).filter { $0.hasSuffix(ending) }.sorted().map { subfolder + "/" + $0 }
  }

  /// The package's root, found from where this file lies.
  package static var packageRoot: String { ancestor(of: #filePath, levels: 3) }

  /// The bytes of a file of the package itself, named from its root; throws where it cannot be
  /// read.
  package static func packageBytes(of relativePath: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: packageRoot + "/" + relativePath)))
  }

  private static func ancestor(of path: String, levels: Int) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast(levels)
      .joined(separator: "/")
  }
}
