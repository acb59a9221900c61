internal import MachineModel

/// What happened on a chip between two moments.
package struct CoreInterval: Sendable, Hashable {
  /// Cycles that passed.
  package var cycles = 0
  /// Instructions that the core retired.
  package var instructions = 0
  /// Cycles in which a section of the program ran.
  package var sectionCycles = 0

  /// What happened since power came.
  init(of core: borrowing ControlCore) {
    cycles = Int(core.bus.cycle)
    instructions = core.retiredCount
    sectionCycles = core.bus.report.sectionCycles
  }

  private init() {}

  /// What happened from one moment to a later one.
  static func - (later: CoreInterval, earlier: CoreInterval) -> CoreInterval {
    var interval = CoreInterval()
    interval.cycles = later.cycles - earlier.cycles
    interval.instructions = later.instructions - earlier.instructions
    interval.sectionCycles = later.sectionCycles - earlier.sectionCycles
    return interval
  }
}
