import FoundationEssentials
import TestSupport

/// The Swift files of the package, as text.
enum SourceTree {
  /// The folder that holds `Package.swift`.
  static var root: String { SharedFolder.packageRoot }

  /// The text of a file.
  static func text(of path: String) throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }

  /// The paths of all Swift files below a folder, sorted; what protoc made (`.pb.swift`) is as its
  /// generator has it.
  static func swiftFiles(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
      .filter { $0.hasSuffix(".swift") && !$0.hasSuffix(".pb.swift") }.map { folder + "/" + $0 }
      .sorted()
  }

  /// The names of the modules below `Sources`, sorted.
  static func modules() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root + "/Sources")
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The lines of a file.
  static func lines(of path: String) throws -> [Substring] {
    try text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
  }
}
