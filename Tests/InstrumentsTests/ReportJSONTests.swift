import FoundationEssentials
import Instruments
import InstructionSet
import MachineModel
import Testing

/// The keys of the contract, as another program would read them.
private struct Contract: Decodable {
  struct Point: Decodable { var name: String, volts: Double, hertz: Double }
  struct Prologue: Decodable { var cycles: Int, microjoules: Double }
  struct Use: Decodable { var busy: Int, idle: Int }
  struct Layer: Decodable {
    var name: String, cycles: Int, macs: Int, macUtilization: Double, boundBy: String?
    var `operator`: String, lowerBoundCycles: Int, microjoules: Double
    var stalls: [String: [String: Int]], energy: [String: Double]
  }
  struct Rate: Decodable {
    var framesPerSecond: Double, milliwatts: Double, microjoulesPerFrame: Double, rest: String
  }
  struct Seconds: Decodable { var compile: Double, timing: Double, arithmetic: Double }

  var schema: String, network: String, chip: String, operatingPoint: Point, notes: [String]
  var frames: Int, cycles: Int, latencyCycles: Int, clockHertz: Double, framesPerSecond: Double
  var lowerBoundCycles: Int, boundBy: String, prologue: Prologue
  var milliwatts: Double, microjoulesPerInference: Double, macs: Int, macUtilization: Double
  var sramPeakBytes: Int, weightBytes: Int, encodedWeightBytes: Int
  var energy: [String: Double], stalls: [String: [String: Int]], units: [String: Use]
  var events: [String: Int], layers: [Layer], atRate: Rate?, hostSeconds: Seconds
  var milliwattsRange: [Double], microjoulesPerInferenceRange: [Double], dominantFigure: String
  var peakMilliwatts: Double, area: Area, power: Power, rateChoices: [Rate]?

  struct Area: Decodable { var squareMillimetres: Double, blocks: [String: Double] }
  struct Power: Decodable { var binSeconds: Double, milliwatts: [Double] }
}

@Suite("The JSON report")
struct ReportJSONTests {
  private func parsed(_ report: Report) throws -> Contract {
    try JSONDecoder().decode(Contract.self, from: Data(report.json.text.utf8))
  }

  @Test("says what the report says")
  func values() throws {
    let report = try Samples.report()
    let json = try parsed(report)
    #expect(json.schema == "1.2.0")
    #expect(json.network == "two layers")
    #expect(json.chip == "sample")
    #expect(json.operatingPoint.volts == 0.8)
    #expect(json.notes == ["The weights are synthetic."])
    #expect(json.frames == 3)
    #expect(json.cycles == 84)
    #expect(json.clockHertz == 100e6)
    #expect(json.framesPerSecond == report.framesPerSecond)
    #expect(json.milliwatts == report.milliwatts)
    #expect(json.microjoulesPerInference == report.microjoulesPerInference)
    #expect(json.macUtilization == report.macUtilization)
    #expect(json.boundBy == "arithmetic")
    #expect(json.prologue.cycles == 32)
    #expect(json.atRate == nil)
    #expect(json.hostSeconds.timing == 0.5)
  }

  @Test("has every component, unit and event, and energies that sum to the total")
  func sums() throws {
    let json = try parsed(try Samples.report())
    #expect(Set(json.energy.keys) == Set(EnergyComponent.allCases.map(\.name)))
    #expect(Set(json.events.keys) == Set(EventKind.allCases.map(\.name)))
    #expect(Set(json.units.keys) == Set(Unit.allCases.map(\.name)))
    #expect(Set(json.stalls.keys) == Set(Unit.allCases.map(\.name)))
    #expect(isSameSum(json.energy.values.reduce(0, +), json.microjoulesPerInference))
    #expect(
      isSameSum(json.layers.map(\.microjoules).reduce(0, +), json.microjoulesPerInference))
    #expect(json.layers.map(\.cycles).reduce(0, +) == json.cycles)
    for (unit, use) in json.units {
      let stalled = json.stalls[unit]?.values.reduce(0, +) ?? 0
      #expect(use.busy + stalled + use.idle == json.cycles, "\(unit)")
    }
  }

  @Test("has a layer's stalls by unit and reason")
  func layers() throws {
    let layers = try parsed(try Samples.report()).layers
    #expect(layers.map(\.operator) == ["convolution", "add"])
    #expect(layers[0].stalls == ["array": ["weightsNotReady": 12, "pipeline": 4]])
    #expect(layers[1].stalls == [:])
    #expect(layers.map(\.boundBy) == ["arithmetic", "vector"])
    #expect(isSameSum(layers[0].energy.values.reduce(0, +), layers[0].microjoules))
  }

  @Test("has the rate where one was asked for")
  func rate() throws {
    let report = try Samples.report(rate: 30)
    let rate = try parsed(report).atRate
    #expect(rate?.framesPerSecond == 30)
    #expect(rate?.milliwatts == report.rate?.milliwatts)
    #expect(rate?.rest == "asleepRetained")
  }

  @Test("has ranges around its powers, bins of time and the blocks of the die")
  func additions() throws {
    let json = try parsed(try Samples.report(rate: 30))
    #expect(json.milliwattsRange.count == 2)
    #expect(json.milliwattsRange[0] < json.milliwatts)
    #expect(json.milliwattsRange[1] > json.milliwatts)
    #expect(json.microjoulesPerInferenceRange[0] < json.microjoulesPerInference)
    #expect(!json.dominantFigure.isEmpty)
    #expect(json.power.milliwatts.max() == json.peakMilliwatts)
    #expect(isSameSum(json.area.blocks.values.reduce(0, +), json.area.squareMillimetres))
    #expect(json.rateChoices?.isEmpty == false)
  }
}
