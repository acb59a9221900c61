internal import FoundationEssentials

/// Reads and writes whole files; a file is either written whole or not at all.
package enum ByteFile {
  /// The bytes of a file; throws `Problems` where there is none or it cannot be read.
  package static func read(_ path: String) throws -> [UInt8] {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw Problems(path, "there is no such file", remedy: "check the path")
    }
    guard !isDirectory else { throw Problems(path, "this is a folder; a file was expected") }
    do {
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw Problems(path, "the file cannot be read", remedy: "check its permissions")
    }
  }

  /// Writes beside the path first and moves into place, so that nothing half-written stays.
  package static func write(_ bytes: [UInt8], to path: String) throws {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Problems(
        path, "the file cannot be written", remedy: "check that its folder is there and writable")
    }
  }

  /// Whether there is a file or a folder at the path.
  package static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// Makes a folder, and those above it, unless it is there; throws `Problems` where it cannot.
  package static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Problems(path, "the folder cannot be made", remedy: "check what stands at the path")
    }
  }

  /// Writes text as UTF-8.
  package static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }
}
