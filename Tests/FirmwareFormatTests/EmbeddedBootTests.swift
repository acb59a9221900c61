import Foundation
import TestSupport
import Testing

/// The checks that boot ROM and reader share stay free of what an RV32 core has not.
@Suite struct EmbeddedBootTests {
  /// The compiler that built these tests, if it stands where Swift's installers put it.
  private static var compiler: String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/swiftc" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  @Test(
    .enabled(if: compiler != nil, "skipped: there is no swiftc in PATH"))
  func compilesForTheControlCore() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "obol-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let user = folder.appending(path: "user.swift")
    try Data(Self.user.utf8).write(to: user)
    let boot = SharedFolder.packageRoot + "/Sources/FirmwareFormat/Boot"
    let files = try FileManager.default.contentsOfDirectory(atPath: boot).sorted()
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.compiler))
    process.arguments =
      [
        "-target", "riscv32-none-none-eabi", "-enable-experimental-feature", "Embedded", "-wmo",
        "-Osize", "-parse-as-library", "-package-name", "obol", "-swift-version", "6", "-c", "-o",
        folder.appending(path: "boot.o").path(), user.path(),
      ] + files.map { "\(boot)/\($0)" }
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// A medium and a device, so that the generic checks are compiled and not only parsed.
  private static let user = """
    struct Medium: SlotMedium {
      var room: UInt32 { 4096 }
      func word(at offset: UInt32) -> UInt32 { offset }
      func hashMatches(offset: UInt32, byteCount: UInt32, digest: UInt32) -> Bool { true }
      func signatureHolds(manifestBytes: UInt32) -> Bool { true }
      func headerWord(_ index: UInt32) -> UInt32 { SlotLayout.erasedWord }
    }
    struct Device: ImageDevice {
      var chipIdentity: UInt64 { 1 }
      var minimumCounter: UInt32 { 0 }
      var codeAddress: UInt32 { 0x10100000 }
      func signerWord(_ index: UInt32) -> UInt32 { index }
      func capability(_ field: ImageField) -> UInt32 { field.rawValue }
    }
    @_cdecl("choose") public func choose() -> UInt32 {
      let choice = SlotChoice(first: Medium(), second: Medium(), on: Device())
      return choice.slot ?? choice.firstRefusal?.rawValue ?? 0
    }

    """
}
