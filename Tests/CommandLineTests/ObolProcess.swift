import Foundation

/// Runs the built `obol` beside the test runner, as a user would.
struct ObolProcess {
  let status: Int32
  let output: String
  let error: String

  /// Runs `obol` with arguments in a folder and waits for its end.
  ///
  /// `environment` is added to that of this process.
  init(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = try Self.executable()
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    let outputFile = try TemporaryFolder()
    let (out, err) = (outputFile.url("out"), outputFile.url("err"))
    for url in [out, err] { try Data().write(to: url) }
    let handles = try [FileHandle(forWritingTo: out), FileHandle(forWritingTo: err)]
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: try Data(contentsOf: out), as: UTF8.self)
    error = String(decoding: try Data(contentsOf: err), as: UTF8.self)
  }

  /// The executable in the folder of the running test bundle.
  private static func executable() throws -> URL {
    let runner = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }.map { URL(filePath: $0) }
    for folder in [bundle, runner].compactMap({ $0?.deletingLastPathComponent() }) {
      let url = folder.appending(path: "obol")
      if FileManager.default.isExecutableFile(atPath: url.path()) { return url }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}

/// A folder that goes when its last user does.
final class TemporaryFolder: Sendable {
  let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "obol-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func url(_ name: String) -> URL { root.appending(path: name) }
}
