import ChipDescription
import ChipFiles
import Testing

@Suite("Knobs")
struct KnobTests {
  @Test("have a path of their own and one sentence", arguments: ChipSpec.knobs.map(\.path))
  func declaration(path: String) throws {
    let knobs = ChipSpec.knobs.filter { $0.path == path }
    let knob = try #require(knobs.first)
    #expect(knobs.count == 1)
    #expect(knob.summary.hasSuffix(".") && knob.summary.count > 10)
    #expect(knob.summary.count <= 150)
    #expect(knob.summary.first?.isUppercase == true)
  }

  @Test("hold the values of the bundled chips in their range", arguments: ChipFile.bundledNames)
  func bundledValues(name: String) throws {
    let chip = try ChipFile.bundled(name)
    for knob in ChipSpec.knobs {
      #expect(knob.range.contains(knob.value(in: chip)), "\(knob.path)")
    }
  }

  @Test("that may be left out have a value in range when they are")
  func defaults() {
    let optional = ChipSpec.knobs.filter(\.isOptional)
    #expect(
      optional.map(\.path) == [
        "process.temperature", "process.threshold", "process.dieLimit",
        "array.foldsInputs", "array.doublesInt4", "array.patternLength", "array.patternKept",
        "array.skipsTiles", "array.lineBuffer", "array.operandBits", "array.weightMemory",
        "array.gatesZeros",
        "array.zeroBeats", "decoder.narrow", "decoder.bitmap", "decoder.tables",
        "decoder.tableStateBits", "weightStore.burst", "weightStore.outstanding",
        "hostLink.burst", "hostLink.outstanding", "controlCore.cores", "controlCore.active",
        "regulator.efficiency", "sleep.retainsSRAM", "sleep.wake", "sleep.wakeEnergy",
      ])
    for knob in optional { #expect(knob.problem(in: ChipSpec()) == nil, "\(knob.path)") }
  }

  @Test("show an example that is in range", arguments: ChipSpec.knobs.map(\.path))
  func examples(path: String) throws {
    let knob = try #require(ChipSpec.knobs.first { $0.path == path })
    guard knob.unit != .sentence else { return }
    #expect(knob.range.contains(try knob.value(from: knob.example)))
  }

  @Test("cover every field of a chip")
  func coverage() throws {
    var copy = ChipSpec()
    let chip = try ChipFile.bundled("obol-lite")
    for knob in ChipSpec.knobs { knob.set(knob.value(in: chip), in: &copy) }
    for point in chip.operatingPoints {
      var other = OperatingPoint()
      for knob in OperatingPoint.knobs { knob.set(knob.value(in: point), in: &other) }
      copy.operatingPoints.append(other)
    }
    #expect(copy == chip)
  }

  @Test("refuse a value of another type")
  func otherType() throws {
    let knob = try #require(ChipSpec.knobs.first { $0.path == "sram.banks" })
    var chip = ChipSpec()
    knob.set(.text("four"), in: &chip)
    #expect(chip == ChipSpec())
    #expect(!knob.range.contains(.text("four")))
  }
}
