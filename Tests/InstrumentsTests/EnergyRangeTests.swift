import Instruments
import Testing

@Suite("The range of an energy")
struct EnergyRangeTests {
  private func figure(_ name: String, _ spread: ClosedRange<Double>) -> EnergyFigure {
    EnergyFigure(
      name: name, value: 1, unit: .picojoules, conditions: .ownSupply, spread: spread,
      source: "made for this test", evidence: .measured)
  }

  @Test("adds the squares of what each figure's spread moves, and names the one that moves most")
  func joining() {
    let range = EnergyRange(
      microjoules: 10,
      parts: [
        .init(figure: figure("small", 0.5...1.5), microjoules: 6),
        .init(figure: figure("wide", 0...2), microjoules: 4),
      ])
    // Down and up: 3 and 4 make 5.
    #expect(abs(range.low - 5) < 1e-12)
    #expect(abs(range.high - 15) < 1e-12)
    #expect(range.dominant?.figure.name == "wide")
    let power = range.scaled(by: 2)
    #expect(power.value == 20 && power.low == 10 && power.high == 30)
  }

  @Test("never falls below zero, and is a point where nothing is uncertain")
  func limits() {
    let wide = (0..<9).map {
      EnergyRange.Part(figure: figure("\($0)", 0...1), microjoules: 1)
    }
    #expect(EnergyRange(microjoules: 2, parts: wide).low == 0)
    let sure = EnergyRange(microjoules: 2, parts: [])
    #expect(sure.low == 2 && sure.high == 2 && sure.dominant == nil)
  }

  @Test("of a section has the parts that its figures sum to")
  func section() throws {
    let model = try Samples.model()
    let parts = model.parts(of: Samples.body())
    let factor = EnergyTable.implementation.name
    let sum = parts.filter { $0.figure.name != factor }.reduce(0) { $0 + $1.microjoules }
    #expect(isSameSum(sum, model.energy(of: Samples.body()).total))
    #expect(parts.contains { $0.figure.name == factor })
  }
}
