/// The times of cycles in a value change dump.
struct WaveformClock: Sendable, Hashable {
  /// The unit's name, and how many of it a second has.
  private static let units = [("ns", 1e9), ("ps", 1e12), ("fs", 1e15)]

  /// What times are counted in: `1 ns`.
  let timescale: String
  private let unitsPerCycle: Double

  /// Takes the coarsest unit of which a cycle is a whole number, or else the finest.
  init(hertz: Double) {
    let whole = Self.units.first { ($0.1 / hertz).rounded() == $0.1 / hertz }
    let unit = whole ?? Self.units[Self.units.count - 1]
    timescale = "1 \(unit.0)"
    unitsPerCycle = unit.1 / hertz
  }

  /// The beginning of a cycle.
  func time(_ cycle: Int) -> Int { Int((Double(cycle) * unitsPerCycle).rounded()) }
}
