import Foundation
import TestSupport
import Testing

@Suite("The firmware's headers")
struct FirmwareHeaderTests {
  /// The C compiler of the machine that the tests run on.
  static let compiler = "/usr/bin/cc"

  @Test(
    "compile without a warning, and say where fields and registers lie",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: compiler),
      "skipped: there is no C compiler at \(compiler)"))
  func compile() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "obol-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "headers.c")
    try Self.source.write(to: source, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: Self.compiler)
    process.arguments = [
      "-std=c11", "-Wall", "-Wextra", "-Werror", "-pedantic", "-fsyntax-only", "-I",
      SharedFolder.packageRoot + "/Firmware/include", source.path(),
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// Each header twice, for its guard, and a few of the numbers that it must hold.
  private static let source = """
    #include "obol_image.h"
    #include "obol_instructions.h"
    #include "obol_registers.h"
    #include "obol_image.h"
    #include "obol_instructions.h"
    #include "obol_registers.h"
    _Static_assert(OBOL_IMAGE_COUNTER_OFFSET == 20, "field of an image");
    _Static_assert(OBOL_SECTION_DIGEST_OFFSET == 16, "field of a section");
    _Static_assert(OBOL_REFUSAL_ROLLED_BACK == 10, "refusal");
    _Static_assert(OBOL_MAILBOX_INFER == 3, "command");
    _Static_assert(OBOL_WORD_BYTES == 64, "bytes of a word");
    _Static_assert(OBOL_CONVOLVE_OPCODE == 0x20, "opcode");
    _Static_assert(OBOL_CONVOLVE_INPUT_ADDRESS_OFFSET == 40, "first field");
    _Static_assert(OBOL_CONVOLVE_WEIGHT_FORMAT_BITS == 2, "width");
    _Static_assert(OBOL_REGISTER_CONTROL_OFFSET == 4, "register");
    _Static_assert(OBOL_REGISTER_CONTROL_STOP_MASK == 4, "mask");
    int main(void) { return 0; }
    """
}
