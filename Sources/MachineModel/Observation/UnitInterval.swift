package import InstructionSet

/// What a unit did for some cycles in a row.
package struct UnitInterval: Sendable, Hashable {
  package var unit: Unit
  /// The active instruction's position in the section; nil between instructions.
  package var instruction: Int?
  /// The first cycle, counted from the section's first.
  package var start: Int
  package var cycles: Int
  /// Cycles of work among them; the others of a working interval are stalls too short to be told.
  package var busyCycles: Int
  package var activity: UnitActivity

  package init(
    unit: Unit, instruction: Int?, start: Int, cycles: Int, busyCycles: Int,
    activity: UnitActivity
  ) {
    self.unit = unit
    self.instruction = instruction
    self.start = start
    self.cycles = cycles
    self.busyCycles = busyCycles
    self.activity = activity
  }

  /// The cycle after the last.
  package var end: Int { start + cycles }
}

/// What a unit is at.
package enum UnitActivity: Sendable, Hashable {
  case working
  case stalled(StallReason)
  /// The section has nothing more for the unit.
  case idle

  /// The name in timelines and waveforms.
  package var name: String {
    switch self {
    case .working: "busy"
    case .stalled(let reason): reason.name
    case .idle: "idle"
    }
  }
}
