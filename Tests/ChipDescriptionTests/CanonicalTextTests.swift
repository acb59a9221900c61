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

  @Test("keeps any value in range of any knob", arguments: 0..<50)
  func random(seed: Int) throws {
    var generator = RepeatableRandom(seed: UInt64(seed))
    for knob in ChipSpec.knobs {
      let value: KnobValue
      switch knob.range {
      case .integers(let bounds, _): value = .integer(.random(in: bounds, using: &generator))
      case .reals(let bounds): value = .real(.random(in: bounds, using: &generator))
      case .flag: value = .flag(.random(using: &generator))
      case .choices, .identifier, .line: continue
      }
      let text = knob.unit.text(value)
      #expect(try knob.value(from: text) == value, "\(knob.path): \(text)")
    }
  }
}
