import InstructionSet
import Instruments
import MachineModel
import Testing

@Suite("The stall table")
struct StallTableTests {
  @Test("accounts for every cycle of every unit, and says what would help most")
  func account() throws {
    var report = try Samples.report()
    report.units = Unit.allCases.map { UnitRecord(unit: $0) }
    report.units[Int(Unit.array.rawValue)].busyCycles = 60
    report.units[Int(Unit.array.rawValue)].stalls[.drain] = 15
    report.units[Int(Unit.array.rawValue)].stalls[.fetch] = 5
    report.units[Int(Unit.array.rawValue)].idleCycles = 20
    report.units[Int(Unit.vector.rawValue)].idleCycles = 100
    let lines = report.stallTable.split(separator: "\n").map(String.init)
    let titles = lines.map { $0.split(separator: " ").first ?? "" }
    #expect(
      titles == ["cycles", "busy", "fetch", "drain", "idle", "total", "the", "drain"])
    #expect(lines[3].split(separator: " ").dropFirst() == ["0", "0", "15", "0"])
    #expect(lines[5].split(separator: " ").dropFirst() == ["0", "0", "100", "100"])
    #expect(lines[6].contains("array works most, and loses most to drain (15.0 %"))
    #expect(lines.allSatisfy { $0.count <= 100 })
  }
}
