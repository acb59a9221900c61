import ChipDescription
import ChipFiles
import Testing

@Suite("The bundled chips")
struct BundledChipTests {
  @Test("read without a problem", arguments: ChipFile.bundledNames)
  func read(name: String) throws {
    let chip = try ChipFile.bundled(name)
    #expect(chip.name == name)
    #expect(chip.validate() == [])
    #expect(chip.operatingPoints.first?.name == "nominal")
  }

  @Test("the flagship has the figures of its file")
  func flagship() throws {
    let chip = try ChipFile.load("obol")
    #expect(chip.array.multipliers == 1024)
    #expect(chip.array.foldsTaps)
    #expect(chip.sram.totalBytes == 2 << 20)
    #expect(chip.sram.interleave == 4)
    #expect(chip.weightStore.technology == .mram)
    #expect(chip.weightStore.capacityBytes == 16 << 20)
    #expect(chip.operatingPoints.map(\.hertz) == [105e6, 200e6, 400e6, 50e6])
    #expect(chip.operatingPoints.map(\.volts) == [0.51, 0.65, 0.8, 0.5])
    #expect(chip.sleep.wakeMicroseconds == 50)
    #expect(chip.process.nanometres == 22)
  }

  @Test("the always-on chip is smaller in every way that costs power")
  func alwaysOn() throws {
    let (lite, flagship) = (try ChipFile.bundled("obol-lite"), try ChipFile.bundled("obol"))
    #expect(lite.array.multipliers < flagship.array.multipliers)
    #expect(lite.sram.totalBytes < flagship.sram.totalBytes)
    let clocks = [lite, flagship].compactMap(\.operatingPoints.first?.hertz)
    #expect(clocks == [30e6, 105e6])
  }

  @Test("an unknown name lists the known ones")
  func unknownName() {
    let error = #expect(throws: ChipFileError.self) { try ChipFile.bundled("lobo") }
    #expect(
      error?.description
        == "bundled chip 'lobo': there is no such chip; there are "
        + "obol, obol-lite, ethos-u55-128, ethos-u55-256, max78000, max78002, gap9, ndp120, eyeriss"
    )
  }
}
