internal import InstructionSet

/// What happened on a chip with a control core between two moments.
package struct CoreActivity: Sendable, Hashable {
  /// Cycles that passed, and those of them that the core slept through.
  package private(set) var cycles = 0
  package private(set) var asleepCycles = 0
  /// Instructions that the core retired.
  package private(set) var instructions = 0
  /// Cycles in which a section of the program ran.
  package private(set) var sectionCycles = 0
  /// The events of sections, and of the core's own accesses to what it shares.
  package private(set) var counters = Counters()
  /// Cycles in which each unit had an instruction, by `Unit`.
  package private(set) var unitCycles = Unit.allCases.map { _ in 0 }
  /// Cycles in which others had the bank that the core asked for.
  package private(set) var bankConflicts = 0
  /// Blocks of 64 bytes that the crypto block hashed, and signatures that it verified.
  package private(set) var hashedBlocks = 0
  package private(set) var verifications = 0

  /// What happened since power came.
  package init(of core: borrowing ControlCore) {
    cycles = Int(core.bus.cycle)
    asleepCycles = Int(core.asleepCycles)
    instructions = core.retiredCount
    let report = core.bus.report
    sectionCycles = report.sectionCycles
    counters = report.events
    unitCycles = report.unitCycles
    bankConflicts = report.bankConflicts
    hashedBlocks = report.hashedBlocks
    verifications = report.verifications
  }

  /// Cycles in which the core executed.
  package var executingCycles: Int { cycles - asleepCycles }

  /// What happened from one moment to a later one.
  package static func - (later: CoreActivity, earlier: CoreActivity) -> CoreActivity {
    var activity = later
    activity.cycles -= earlier.cycles
    activity.asleepCycles -= earlier.asleepCycles
    activity.instructions -= earlier.instructions
    activity.sectionCycles -= earlier.sectionCycles
    activity.counters -= earlier.counters
    for index in activity.unitCycles.indices {
      activity.unitCycles[index] -= earlier.unitCycles[index]
    }
    activity.bankConflicts -= earlier.bankConflicts
    activity.hashedBlocks -= earlier.hashedBlocks
    activity.verifications -= earlier.verifications
    return activity
  }
}
