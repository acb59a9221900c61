import ChipDescription
import ChipFiles
import Instruments
import Testing

@Suite("The area of a chip")
struct AreaTests {
  @Test("scales as the published table does")
  func scaling() {
    #expect(abs(ProcessScaling.areaFactor(fromNanometres: 65, toNanometres: 45) - 0.66) < 1e-9)
    #expect(abs(ProcessScaling.areaFactor(fromNanometres: 45, toNanometres: 32) - 0.46) < 1e-9)
    #expect(abs(ProcessScaling.areaFactor(fromNanometres: 20, toNanometres: 32) * 0.46 - 1) < 1e-9)
    // No source below 20 nm: as at 20.
    #expect(ProcessScaling.areaFactor(fromNanometres: 20, toNanometres: 7) == 1)
  }

  @Test("is the sum of its blocks, with a range around it")
  func blocks() throws {
    let area = try AreaEstimate(of: Samples.chip())
    #expect(isSameSum(area.blocks.reduce(0) { $0 + $1.squareMillimetres }, area.squareMillimetres))
    #expect(area.range.lowerBound < area.squareMillimetres)
    #expect(area.range.upperBound > area.squareMillimetres)
    // 64 KiB of 0.108 µm² bits, at the node that they are stated for.
    let sram = area.blocks.first { $0.name == "sram" }
    #expect(abs((sram?.squareMillimetres ?? 0) - 65_536 * 8 * 0.108e-6) < 1e-9)
  }

  @Test("of the bundled chips of our own fits their package", arguments: ["obol", "obol-lite"])
  func coinSized(name: String) throws {
    let chip = try ChipFile.bundled(name)
    #expect(chip.process.dieLimitSquareMillimetres == 25)
    #expect(try AreaEstimate(of: chip).squareMillimetres <= chip.process.dieLimitSquareMillimetres)
  }

  @Test("above the package's limit is said in the report")
  func tooLarge() throws {
    var chip = Samples.chip()
    chip.process.dieLimitSquareMillimetres = 0.1
    let report = try Report(
      program: Samples.program(), chip: chip, point: Samples.point(),
      prologue: Samples.prologue(), body: Samples.body(), frames: 1)
    #expect(report.notes.contains { $0.contains("process.dieLimit") })
    #expect(try Samples.report().notes.allSatisfy { !$0.contains("dieLimit") })
  }
}
