import Foundation
import TestSupport

/// Builds and runs the host-side C of `Firmware/Host` with the machine's compiler.
struct CCompiler {
  static let path = "/usr/bin/cc"
  static let absenceNotice: String = "skipped: there is no C compiler at \(path)"
  static var isPresent: Bool { FileManager.default.isExecutableFile(atPath: path) }

  private let folder: URL

  /// Makes a folder for what is built, which stays until `remove()`.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "obol-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file into the folder and returns its path.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = folder.appending(path: name)
    try Data(bytes).write(to: url)
    return url.path()
  }

  /// Compiles sources, whose names are those in `Firmware/Host` or full paths, into a program.
  func build(_ sources: [String]) throws -> String {
    let host = SharedFolder.packageRoot + "/Firmware/Host/"
    let program = folder.appending(path: "program-\(UUID())").path()
    let result = try run(
      Self.path,
      [
        "-std=c11", "-Wall", "-Wextra", "-Werror", "-pedantic", "-I", host, "-I",
        SharedFolder.packageRoot + "/Firmware/include", "-o", program,
      ] + sources.map { $0.hasPrefix("/") ? $0 : host + $0 })
    guard result.status == 0 else { throw CocoaError(.executableLoad) }
    return program
  }

  /// Runs a program to its end.
  func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let output = folder.appending(path: "output-\(UUID())")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    return (process.terminationStatus, text)
  }
}
