import FirmwareFormat
import Foundation
import TestSupport
import Testing

/// The C of `Firmware/Host`, against the generated headers.
@Suite(.enabled(if: CCompiler.isPresent, "\(CCompiler.absenceNotice)"))
struct HostExampleTests {
  @Test func inspectReadsWhatWasWritten() throws {
    let small = try SmallImage()
    let compiler = try CCompiler()
    defer { compiler.remove() }
    let inspect = try compiler.build(["inspect.c", "obol_image_view.c"])
    let path = try compiler.write(small.bytes, to: "a.img")
    let listing = try compiler.run(inspect, [path])
    #expect(listing.status == 0)
    let lines = listing.output.split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(8) == [
        "network small", "chip obol-lite", "counter 5", "input in", "  extent 1", "  extent 4",
        "output out", "  extent 1",
      ])
    let program = try #require(small.image.section(.program)).bytes.count
    #expect(lines.contains { $0.hasPrefix("section 3: \(program) bytes at ") })
    #expect(lines.filter { $0.hasPrefix("section ") }.count == small.image.sections.count)
  }

  /// Corrupt bytes are refused or listed, but never read beyond their end.
  @Test func inspectBearsAnything() throws {
    let small = try SmallImage()
    let compiler = try CCompiler()
    defer { compiler.remove() }
    let inspect = try compiler.build(["inspect.c", "obol_image_view.c"])
    var random = RepeatableRandom(seed: 9)
    for trial in 0..<20 {
      var bytes = small.bytes
      for _ in 0..<4 {
        bytes[Int.random(in: 8..<300, using: &random)] = [0, 0x7F, 0xFF][trial % 3]
      }
      let path = try compiler.write(bytes, to: "a.img")
      #expect([0, 1].contains(try compiler.run(inspect, [path]).status))
    }
    let path = try compiler.write(Array(small.bytes.prefix(100)), to: "short.img")
    #expect(try compiler.run(inspect, [path]).status == 1)
  }

  /// The array in C is the image, as a compiler sees it.
  @Test func arrayCompilesToTheImage() throws {
    let small = try SmallImage()
    let compiler = try CCompiler()
    defer { compiler.remove() }
    let array = try compiler.write(
      Array(CArray.text(small.bytes, comment: "a test").utf8), to: "image.c")
    let main = try compiler.write(
      Array(
        """
        #include <stdint.h>
        #include <stdio.h>
        extern const size_t obol_image_bytes;
        extern const uint8_t obol_image[];
        int main(void) {
          for (size_t i = 0; i < obol_image_bytes; i++) printf("%02x", obol_image[i]);
          return (uintptr_t)obol_image % 64 != 0;
        }
        """.utf8), to: "main.c")
    let printed = try compiler.run(try compiler.build([array, main]), [])
    #expect(printed.status == 0)
    let expected = small.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(printed.output == expected)
  }

  /// Each command reaches the core, and its reply and value reach the host.
  @Test func mailboxFollowsItsProtocol() throws {
    let compiler = try CCompiler()
    defer { compiler.remove() }
    let core = try compiler.write(Array(Self.playedCore.utf8), to: "core.c")
    let run = try compiler.run(try compiler.build(["obol_mailbox.c", core]), [])
    #expect(run.status == 0, "check \(run.status) of the played core failed")
  }

  /// A core in C that answers as the manual of registers says; `main` returns which check failed.
  private static let playedCore = """
    #include "obol_mailbox.h"
    #include "obol_image.h"
    static uint32_t registers[64];
    static int is_deaf;
    static uint32_t *at(uint32_t offset) { return &registers[offset / 4]; }
    static uint32_t read_register(void *context, uint32_t offset) {
      (void)context;
      return *at(offset);
    }
    static void answer(void) {
      uint32_t command = *at(OBOL_REGISTER_MAILBOX_COMMAND_OFFSET);
      *at(OBOL_REGISTER_MAILBOX_REPLY_OFFSET) =
          command > OBOL_MAILBOX_SLEEP ? OBOL_REPLY_REFUSED : OBOL_REPLY_DONE;
      *at(OBOL_REGISTER_MAILBOX_RESULT_OFFSET) =
          command * 1000 + *at(OBOL_REGISTER_MAILBOX_ARGUMENT_OFFSET);
      *at(OBOL_REGISTER_MAILBOX_COMMAND_OFFSET) = 0;
    }
    static void write_register(void *context, uint32_t offset, uint32_t value) {
      (void)context;
      *at(offset) = value;
      if (offset == OBOL_REGISTER_MAILBOX_COMMAND_OFFSET && !is_deaf) answer();
    }
    int main(void) {
      struct obol_link link = {read_register, write_register, 0, 100};
      uint32_t value = 0;
      if (obol_load(&link) != OBOL_REPLY_DONE) return 1;
      if (obol_describe(&link, 20, &value) != OBOL_REPLY_DONE || value != 2020) return 2;
      if (obol_infer(&link) != OBOL_REPLY_DONE) return 3;
      if (obol_status(&link, &value) != OBOL_REPLY_DONE || value != 4000) return 4;
      if (obol_sleep(&link) != OBOL_REPLY_DONE) return 5;
      if (obol_ask(&link, 99, 0, 0) != OBOL_REPLY_REFUSED) return 6;
      *at(OBOL_REGISTER_BOOT_STATUS_OFFSET) =
          OBOL_REFUSAL_ROLLED_BACK << OBOL_REGISTER_BOOT_STATUS_SECOND_SHIFT;
      if (obol_slot_refusal(&link, 0) != 0) return 7;
      if (obol_slot_refusal(&link, 1) != OBOL_REFUSAL_ROLLED_BACK) return 8;
      is_deaf = 1;
      if (obol_infer(&link) != OBOL_HOST_TIMEOUT) return 9;
      return obol_infer(&link) == OBOL_HOST_TIMEOUT ? 0 : 10;
    }

    """
}
