import InstructionSet
import Instruments
import MachineModel
import TestSupport
import Testing

/// The value change dump of states made by hand.
@Suite struct WaveformTests {
  private static func state(
    _ cycle: Int, array: UnitActivity = .idle, instruction: Int? = nil, waiting: Int = 0,
    banks: UInt64 = 0, granted: Bool = false, tokens: Int = 0
  ) -> CycleState {
    var units = Unit.allCases.map { _ in
      CycleState.UnitState(activity: .idle, instruction: nil, waiting: 0)
    }
    units[Int(Unit.array.rawValue)] = CycleState.UnitState(
      activity: array, instruction: instruction, waiting: waiting)
    var ports = BankPort.allCases.map { _ in CycleState.PortState(banks: 0, isGranted: false) }
    ports[0] = CycleState.PortState(banks: banks, isGranted: granted)
    return CycleState(
      cycle: cycle, units: units, ports: ports,
      tokens: Token.all.map { _ in tokens })
  }

  private static func dump(
    hertz: Double = 200e6, _ states: [CycleState]
  ) throws -> ValueChangeDump {
    var writer = WaveformWriter(
      to: StringSink(), program: Samples.program(), chip: Samples.chip(), hertz: hertz)
    let power = try Samples.model().trace(of: Samples.body(), binCycles: 7)
    writer.begin(.body, cycles: 0..<100, at: 32, power: power)
    for state in states { writer.observe(state) }
    writer.finish()
    return try ValueChangeDump(writer.output.text)
  }

  @Test func statesAreReadable() throws {
    let dump = try Self.dump([
      Self.state(5, array: .stalled(.tokenWait), waiting: 2, tokens: 1),
      Self.state(6, array: .working, instruction: 0, banks: 0b1010, granted: true),
      Self.state(7, array: .working, instruction: 0, banks: 0b1010, granted: true),
      Self.state(8, array: .stalled(.bankConflict), instruction: 0, banks: 0b1010),
    ])
    // 5 ns a cycle; the last value holds to the end of cycle 8.
    #expect(dump.changes.map(\.time) == [185, 190, 195, 200, 205])
    #expect(dump.timescale == "1 ns")
    let first = dump.values(at: 185)
    #expect(first["sample.array.state"] == "tokenWait")
    #expect(first["sample.array.queue"] == "10")
    #expect(first["sample.array.instruction"] == "x")
    #expect(first["sample.tokens.array_to_vector"] == "1")
    let second = dump.values(at: 190)
    #expect(second["sample.array.state"] == "busy")
    #expect(second["sample.array.layer"] == "mixed")
    #expect(second["sample.array.instruction"] == "0")
    #expect(second["sample.banks.arrayActivations_request"] == "1010")
    #expect(second["sample.banks.arrayActivations_grant"] == "1")
    // Cycle 7 begins the next bin of power.
    #expect(dump.changes[2].values.count == 1, "power")
    #expect(dump.changes[3].values.count == 2, "state and grant")
  }

  /// Bins of seven cycles: the first from 0 to 6, the second from 7 on.
  @Test func powerIsARealNumber() throws {
    let trace = try Samples.model().trace(of: Samples.body(), binCycles: 7)
    let dump = try Self.dump([Self.state(6), Self.state(7)])
    let values = dump.changes.compactMap { $0.values["sample.power_mW"].flatMap(Double.init) }
    #expect(values == [6, 7].map { trace.milliwatts(atCycle: $0) })
    #expect(abs(values[1] - trace.milliwatts(ofBin: 1)) <= 0.0005, "a microwatt")
    #expect(trace.milliwatts(atCycle: 84) == 0)
  }

  @Test(arguments: [(50e6, "1 ns"), (160e6, "1 ps"), (300e6, "1 fs")])
  func timescaleComesFromTheClock(hertz: Double, timescale: String) throws {
    let dump = try Self.dump(hertz: hertz, [Self.state(0)])
    #expect(dump.timescale == timescale)
    #expect(dump.changes.count == 2)
  }

  @Test func everySignalIsThere() throws {
    let dump = try Self.dump([Self.state(0)])
    let names = Set(dump.variables.values.map(\.name))
    #expect(names.count == 4 * Unit.allCases.count + 2 * 8 + Token.all.count + 1)
    #expect(dump.values(at: 160).count == names.count, "all have a value from the first time on")
  }

  /// The reader that the tests rely on refuses what it should.
  @Test(arguments: [
    "$var wire 1 ! a $end\n",
    "$var wire 1 ! a $end\n$enddefinitions $end\n1!\n",
    "$var wire 1 ! a $end\n$enddefinitions $end\n#0\n1!\n1!\n",
    "$var wire 1 ! a $end\n$enddefinitions $end\n#5\n1!\n#5\n0!\n",
    "$var wire 1 ! a $end\n$enddefinitions $end\n#5\n1\"\n",
    "$var wire 2 ! a $end\n$enddefinitions $end\n#5\nb101 !\n",
    "$scope module a $end\n$enddefinitions $end\n",
  ])
  func flawsAreFound(text: String) {
    #expect(throws: ValueChangeDump.Flaw.self) { try ValueChangeDump(text) }
  }
}
