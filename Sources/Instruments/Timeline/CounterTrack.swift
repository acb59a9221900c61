import ChipDescription
import InstructionSet
import MachineModel

/// What the chip takes of something over time: the sum over the active instructions, each with its
/// average over its own cycles.
struct CounterTrack: Sendable {
  let name: String
  /// The value while nothing is active.
  let base: Double
  /// Whether it is the power, which may be shown at a resolution of its own.
  var isPower = false
  /// What an instruction takes for each of its cycles.
  let rate: @Sendable (InstructionRecord) -> Double

  /// The value from a cycle on.
  struct Point: Sendable, Hashable {
    var cycle: Int
    var value: Double
  }

  /// The tracks of a chip, of which power is in milliwatts.
  static func all(of chip: ChipSpec, power: PowerModel) -> [CounterTrack] {
    let wordBytes = chip.sram.wordBytes
    let banks = Double(chip.sram.banks)
    return [
      CounterTrack(
        name: "power (mW)", base: power.standing(cycles: 1).total / power.seconds(cycles: 1) * 1e-3,
        isPower: true
      ) { power.energy(of: $0).total / power.seconds(cycles: $0.end - $0.start) * 1e-3 },
      perCycle("weight store (B/cycle)") { $0[.storeByte] },
      perCycle("host link (B/cycle)") { $0[.hostByte] },
      perCycle("banks (B/cycle)") { $0.words * wordBytes },
      CounterTrack(name: "banks in use (%)", base: 0) {
        Double($0.counters.words) / Double($0.end - $0.start) / banks * 100
      },
    ]
  }

  private static func perCycle(
    _ name: String, _ count: @escaping @Sendable (Counters) -> Int
  ) -> CounterTrack {
    CounterTrack(name: name, base: 0) {
      Double(count($0.counters)) / Double($0.end - $0.start)
    }
  }

  /// The values of a section, one for each cycle in which it changes.
  func points(of record: SectionRecord) -> [Point] {
    var changes: [Int: [(unit: Unit, rate: Double)]] = [:]
    for instruction in record.instructions.sorted(by: { $0.start < $1.start }) {
      // A unit has one active instruction, and the next may start in the cycle after the last.
      changes[instruction.end, default: []].insert((instruction.unit, 0), at: 0)
      changes[instruction.start, default: []].append((instruction.unit, rate(instruction)))
    }
    var rates = [Double](repeating: 0, count: Unit.allCases.count)
    var points = [Point(cycle: 0, value: base)]
    for (cycle, units) in changes.sorted(by: { $0.key < $1.key }) {
      for (unit, rate) in units { rates[Int(unit.rawValue)] = rate }
      let value = rates.reduce(base, +)
      if points.last?.cycle == cycle { points.removeLast() }
      if points.last?.value != value { points.append(Point(cycle: cycle, value: value)) }
    }
    return points
  }
}

extension Counters {
  /// Words that banks read or wrote.
  fileprivate var words: Int { self[.sramRead] + self[.sramWrite] }
}
