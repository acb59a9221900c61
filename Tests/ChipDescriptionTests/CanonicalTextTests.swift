import ChipDescription
import ChipFiles
import TestSupport
import Testing

@Suite("The canonical text of a chip")
struct CanonicalTextTests {
  @Test("reads back as the same chip", arguments: ChipFile.bundledNames)
  func bundled(name: String) throws {
    let chip = try ChipFile.bundled(name)
    let again = try ChipFile.read(text: chip.text, name: "text")
    #expect(again == chip)
    #expect(again.text == chip.text)
  }

  @Test("keeps every quantity exactly", arguments: KnobUnit.allCases.filter { !$0.scales.isEmpty })
  func quantities(unit: KnobUnit) throws {
    let numbers: [Double] = [
      0, 1, 2, 3, 1000, 1023, 1024, 1536, 65_536, 123_457, 1_048_576, 2e8, 199_999_999, 0.65, 0.1,
      32_768, 12.5e6, 1e-3, 7e-5, 0.3,
    ]
    for number in numbers {
      let text = unit.text(.real(number))
      #expect(try unit.number(from: text) == number, "\(text)")
    }
  }

  @Test(
    "takes the largest unit that says it exactly",
    arguments: [
      (KnobUnit.bytes, 65_536.0, "64 KiB"), (.bytes, 1000, "1000 B"), (.hertz, 2e8, "200 MHz"),
      (.volts, 0.65, "0.65 V"), (.cycles, 1, "1 cycle"), (.microseconds, 100, "100 us"),
      (.hertz, 32_768, "32.768 kHz"), (.celsius, -40, "-40 C"), (.count, 12, "12"),
    ])
  func units(unit: KnobUnit, number: Double, text: String) {
    #expect(unit.text(.real(number)) == text)
  }

  @Test(
    "keeps any sentence", arguments: ["a: b # c", "\"quoted\" \\ back", "µW – 7 × 7 mm", "- x"])
  func sentences(summary: String) throws {
    var chip = try ChipFile.bundled("obol")
    chip.summary = summary
    #expect(try ChipFile.read(text: chip.text, name: "text") == chip)
  }

  @Test("keeps any choice of values in range", arguments: 0..<50)
  func random(seed: Int) throws {
    var generator = RepeatableRandom(seed: UInt64(seed))
    var chip = try ChipFile.bundled("obol")
    for knob in ChipSpec.knobs {
      guard case .integers(let bounds, let step) = knob.range else { continue }
      let candidate = Int.random(in: bounds, using: &generator)
      if step.admits(candidate) { knob.set(.integer(candidate), in: &chip) }
    }
    chip.sleep.wakeMicroseconds = Double.random(in: 0...1e6, using: &generator)
    chip.sleep.retainsSRAM = Bool.random(using: &generator)
    chip.operatingPoints[0].hertz = Double.random(in: 1e3...2e9, using: &generator)
    // Rules between knobs are of no interest here: what is read back is compared knob by knob.
    for knob in ChipSpec.knobs {
      let text = knob.text(in: chip)
      guard case .integers = knob.range else { continue }
      #expect(try knob.value(from: text) == knob.value(in: chip), "\(knob.path): \(text)")
    }
    let wake = chip.sleep.wakeMicroseconds
    #expect(try KnobUnit.microseconds.number(from: KnobUnit.microseconds.text(.real(wake))) == wake)
    let clock = chip.operatingPoints[0].hertz
    #expect(try KnobUnit.hertz.number(from: KnobUnit.hertz.text(.real(clock))) == clock)
  }
}
