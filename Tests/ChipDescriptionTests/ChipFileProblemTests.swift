import ChipDescription
import ChipFiles
import Testing

/// What a chip file that is wrong in one way is told, and for which line.
///
/// Each case replaces one line of a sound file.
@Suite("Problems in a chip file")
struct ChipFileProblemTests {
  struct Slip: Sendable, CustomTestStringConvertible {
    let line: String
    let replacement: String
    let message: String
    var testDescription: String { replacement.isEmpty ? "no \(line)" : replacement }
  }

  static let slips = [
    Slip(
      line: "  bankSize: 128 KiB", replacement: "  bankSize: 128 MHz",
      message: "sram.bankSize: the unit 'MHz' is not one of B, KiB, MiB, GiB; "
        + "write it like '64 KiB'"),
    Slip(
      line: "  bankSize: 128 KiB", replacement: "  bankSize: 128",
      message: "sram.bankSize: '128' has no unit; write one of B, KiB, MiB, GiB, like '64 KiB'"),
    Slip(
      line: "  bankSize: 128 KiB", replacement: "  bankSize: 0.3 B",
      message: "sram.bankSize: '0.3 B' is not a whole number of B; write it like '64 KiB'"),
    Slip(
      line: "  bankSize: 128 KiB", replacement: "  bankSize: 8 MiB",
      message: "sram.bankSize is 8 MiB; it must be 256 B to 4 MiB"),
    Slip(
      line: "  bankSize: 128 KiB", replacement: "  bankSize: 1000 B",
      message: "sram.bankSize is 1000 B, which is not a multiple of the 16 B of sram.wordSize; "
        + "use 992 or 1008 B"),
    Slip(
      line: "  bankSize: 128 KiB", replacement: "  bankSize: [1, 2]",
      message: "sram.bankSize is a single value; found a list"),
    Slip(
      line: "  bankSize: 128 KiB", replacement: "  banksize: 128 KiB",
      message: "unknown key 'banksize' in sram; did you mean 'bankSize'?"),
    Slip(
      line: "  bankSize: 128 KiB", replacement: "  lanes: 128",
      message: "unknown key 'lanes' in sram; it belongs to vector.lanes"),
    Slip(
      line: "  bankSize: 128 KiB", replacement: "  bankSize:",
      message: "sram.bankSize has no value"),
    Slip(
      line: "  banks: 16", replacement: "  banks: 16 KiB",
      message: "sram.banks: '16 KiB' has a unit, but this is a plain number; write '16'"),
    Slip(
      line: "  banks: 16", replacement: "  banks: many",
      message: "sram.banks: 'many' is not a number; write it like '4'"),
    Slip(
      line: "  banks: 16", replacement: "  banks: 65",
      message: "sram.banks is 65; it must be 1 to 64"),
    Slip(
      line: "  banks: 16", replacement: "  banks: 14",
      message: "sram.banks is 14, which is not a multiple of the 4 of sram.interleave; "
        + "use 12 or 16 banks or another interleave"),
    Slip(
      line: "  wordSize: 16 B", replacement: "  wordSize: 24 B",
      message: "sram.wordSize is 24 B; it must be 4 B to 64 B, a power of two"),
    Slip(
      line: "  foldsTaps: true", replacement: "  foldsTaps: yes",
      message: "array.foldsTaps: 'yes' is not 'true' or 'false'"),
    Slip(
      line: "  accumulators: 8192", replacement: "  accumulators: 8200",
      message: "array.accumulators is 8200, but must be a multiple of array.pixels × "
        + "array.outputs = 64, at least twice that; use 8192 or 8256"),
    Slip(
      line: "  accumulators: 8192", replacement: "  accumulators: 64",
      message: "array.accumulators is 64, but must be a multiple of array.pixels × "
        + "array.outputs = 64, at least twice that; use at least 128"),
    Slip(
      line: "  drainRate: 32 sums/cycle", replacement: "  drainRate: 128 sums/cycle",
      message: "array.drainRate is 128 sums/cycle, but a row of banks (sram.wordSize × "
        + "sram.interleave) takes 64 bytes per cycle; use at most 64"),
    Slip(
      line: "  rate: 64 weights/cycle", replacement: "  rate: 65 weights/cycle",
      message: "decoder.rate is 65 weights/cycle, but a row of banks (sram.wordSize × "
        + "sram.interleave) delivers 64 bytes per cycle; use at most 64"),
    Slip(
      line: "  technology: mram", replacement: "  technology: rom",
      message: "weightStore.technology: 'rom' is not one of mram, embeddedFlash, "
        + "serialFlash, psram, sram"),
    Slip(
      line: "  programSize: 128 KiB", replacement: "  programSize: 2000 B",
      message: "sequencer.programSize is 2000 B; it must be 1 KiB to 16 MiB, a multiple of 64 B"),
    Slip(
      line: "    clock: 105 MHz", replacement: "    clock: 200 V",
      message: "operatingPoints[0].clock: the unit 'V' is not one of Hz, kHz, MHz, GHz; "
        + "write it like '200 MHz'"),
    Slip(
      line: "    clock: 105 MHz", replacement: "    clock: 3 GHz",
      message: "operatingPoints[0].clock is 3 GHz; it must be 1 kHz to 2 GHz"),
    Slip(
      line: "    clock: 105 MHz", replacement: "    clok: 105 MHz",
      message: "unknown key 'clok' in operatingPoints[0]; did you mean 'clock'?"),
    Slip(
      line: "name: obol", replacement: "name: the chip",
      message: "name is the chip; it must be a word of letters, digits, '-', '_' and '.' "
        + "that starts with a letter"),
    Slip(
      line: "sleep:", replacement: "slepp:", message: "unknown key 'slepp'; did you mean 'sleep'?"),
    Slip(
      line: "hostLink:", replacement: "host: 3\nhostLink:",
      message: "unknown key 'host'; the keys are base, name, summary, process, array, sram, "
        + "decoder, vector, weightStore, hostLink, sequencer, controlCore, regulator, sleep, "
        + "operatingPoints"),
  ]

  @Test("say what is wrong and what would be right", arguments: slips)
  func slip(_ slip: Slip) throws {
    let sound = try ChipFile.bundled("obol").text
    let line = try #require(sound.line(of: slip.line))
    let broken = sound.replacing("\n" + slip.line + "\n", with: "\n" + slip.replacement + "\n")
    let text = broken == sound ? slip.replacement + sound.dropFirst(slip.line.count) : broken
    let error = #expect(throws: ChipFileError.self) {
      try ChipFile.read(text: text, name: "chip.yaml")
    }
    let problems = error?.problems.map(\.description) ?? []
    #expect(problems.contains("chip.yaml:\(line): \(slip.message)"), "\(problems)")
  }

  @Test("name what is missing, at the section where it belongs")
  func missing() throws {
    let sound = try ChipFile.bundled("obol").text
    let section = try #require(sound.line(of: "vector:"))
    let error = #expect(throws: ChipFileError.self) {
      try ChipFile.read(text: sound.replacing("  lanes: 16\n", with: ""), name: "chip.yaml")
    }
    #expect(
      error?.problems.map(\.description) == [
        "chip.yaml:\(section): vector.lanes is missing; give 1 to 256, like '1'"
      ])
  }

  @Test("of every kind are listed together, by line")
  func together() throws {
    let text = try ChipFile.bundled("obol").text
      .replacing("banks: 16", with: "banks: 99")
      .replacing("lanes: 16", with: "lanes: 16 KiB")
      .replacing("latency: 12 cycles", with: "latncy: 12 cycles")
      .replacing("voltage: 0.65 V", with: "voltage: 0.65")
    let error = #expect(throws: ChipFileError.self) {
      try ChipFile.read(text: text, name: "chip.yaml")
    }
    let problems = error?.problems ?? []
    #expect(problems.count == 5, "\(problems)")
    let lines = problems.compactMap(\.line)
    #expect(lines == lines.sorted())
    #expect(Set(lines).count == 5)
  }

  @Test("of several fields are not guessed at while a field is wrong by itself")
  func noFollowUps() throws {
    let text = try ChipFile.bundled("obol").text
      .replacing("interleave: 4", with: "interleave: none")
    let error = #expect(throws: ChipFileError.self) {
      try ChipFile.read(text: text, name: "chip.yaml")
    }
    #expect(error?.problems.count == 1)
  }

  @Test(
    "in the YAML itself have a line",
    arguments: [
      ("name: obol\n  banks: 3\n", 2), ("name: [1, 2\nsram: 3\n", 2),
      ("name: a\nsummary: x\nname: b\n", 3),
      ("sram:\n  banks: 1\n  banks: 2\n", 3),
      ("- a\n- b\n", 1), ("just words", 1),
    ])
  func malformed(text: String, line: Int) {
    let error = #expect(throws: ChipFileError.self) {
      try ChipFile.read(text: text, name: "chip.yaml")
    }
    #expect(error?.problems.first?.line == line, "\(error?.description ?? "")")
  }

  @Test("of an empty file and of a file that is not there are told apart")
  func nothingToRead() {
    let empty = #expect(throws: ChipFileError.self) { try ChipFile.read(text: "", name: "a.yaml") }
    #expect(empty?.description.hasPrefix("a.yaml: is empty") == true)
    let absent = #expect(throws: ChipFileError.self) { try ChipFile.load("no/such.yaml") }
    #expect(absent?.description.hasPrefix("no/such.yaml: cannot be read") == true)
  }
}

extension String {
  /// The number of the first line that equals a text, from 1.
  fileprivate func line(of text: String) -> Int? {
    split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0 == text }.map {
      $0 + 1
    }
  }
}
