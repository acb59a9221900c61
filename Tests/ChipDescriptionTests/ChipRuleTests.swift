import ChipDescription
import ChipFiles
import Testing

@Suite("Rules between knobs")
struct ChipRuleTests {
  @Test("speak of knobs that there are")
  func knobsExist() {
    let known = Set(ChipSpec.knobs.map(\.path) + [OperatingPoint.listKey])
    for rule in ChipRule.all {
      #expect(known.isSuperset(of: rule.knobs), "\(rule.summary)")
      #expect(rule.summary.hasSuffix("."))
    }
  }

  @Test("want a clock to choose")
  func noPoints() throws {
    var chip = try ChipFile.bundled("obol")
    chip.operatingPoints = []
    #expect(
      chip.validate().map(\.message) == [
        "operatingPoints is empty; a chip needs at least one"
      ])
  }

  @Test("want operating points told apart")
  func sameName() throws {
    var chip = try ChipFile.bundled("obol")
    chip.operatingPoints[1].name = "nominal"
    #expect(
      chip.validate().map(\.message) == [
        "operatingPoints has the name 'nominal' more than once; give each its own"
      ])
  }

  @Test("want voltage to grow with the clock")
  func voltage() throws {
    var chip = try ChipFile.bundled("obol")
    chip.operatingPoints[1].volts = 0.505
    #expect(
      chip.validate().map(\.message) == [
        "operatingPoints has 'fast' at a faster clock but a lower voltage (0.505 V) than 'nominal' "
          + "(0.51 V); raise it to 0.51 V"
      ])
  }

  @Test("find an empty chip wrong in every field that a file must give")
  func emptyChip() {
    let required = ChipSpec.knobs.filter { !$0.isOptional }.map(\.path)
    let found = Set(ChipSpec().validate().flatMap(\.knobs))
    // A flag, a choice and a duration of nothing are values, too.
    let always: Set = ["array.foldsTaps", "weightStore.technology", "decoder.startup"]
    let latencies: Set = ["weightStore.latency", "hostLink.latency"]
    #expect(found.isSuperset(of: Set(required).subtracting(always).subtracting(latencies)))
  }
}
