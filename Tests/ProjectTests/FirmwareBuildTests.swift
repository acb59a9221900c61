import Foundation
import TestSupport
import Testing

/// What `obol` boots is what the sources in `Firmware` make.
@Suite("The bundled firmware")
struct FirmwareBuildTests {
  /// The first line of `swiftc --version`; nothing where there is no compiler.
  private static let compilerVersion = try? output(of: "swiftc --version 2>/dev/null | head -n 1")

  /// The compiler that the bundled firmware was made with: another one's code may differ.
  private static let bundledVersion = try? SourceTree.text(of: "Firmware/compiler.txt")

  @Test(
    "is fresh, and fits its memories",
    .enabled(
      if: compilerVersion == bundledVersion,
      "skipped: this is not the compiler in Firmware/compiler.txt, whose code is compared"))
  func fresh() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "obol-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let built = try Self.output(
      of: "'\(SharedFolder.packageRoot)/Firmware/build' '\(folder.path())'")
    #expect(built.contains("of 32,768 bytes"))
    #expect(built.contains("of 61,440 bytes"))
    for name in ["rom.bin", "runtime.bin", "functions.bin"] {
      let bytes = try Data(contentsOf: folder.appending(path: name))
      let bundled = try SharedFolder.packageBytes(of: "Sources/Runtime/Boot/Firmware/\(name)")
      #expect(Array(bytes) == bundled, "\(name) is stale; run: Firmware/build --bundle")
    }
  }

  /// What a shell command prints; throws where it fails.
  private static func output(of command: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", command]
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(decoding: data, as: UTF8.self)
  }
}
