internal import InstructionSet

/// A unit's queue, what it is at, and how it has spent its time.
struct UnitLane: Sendable {
  /// The unit's instructions in the section, as positions.
  let instructions: [Int]
  /// Instructions that were issued, and started.
  private(set) var issued = 0
  private(set) var started = 0
  /// The position of the active instruction.
  private(set) var active: Int?
  /// The cycle in which the active instruction started.
  private(set) var start = 0
  /// What the active instruction will have done by its end, where nothing can interfere with it.
  var solo: ActivityTally?
  /// Whether the control core has the unit's channel.
  var isHeld = false
  private(set) var record: UnitRecord

  init(_ unit: Unit, instructions: [Int]) {
    self.instructions = instructions
    record = UnitRecord(unit: unit)
  }

  /// Instructions that wait.
  var waiting: Int { issued - started }

  /// The position of the first instruction that waits.
  var head: Int? { waiting > 0 ? instructions[started] : nil }

  /// What a cycle without an active instruction is.
  var pause: Pause {
    if waiting > 0 { return .stalled(isHeld ? .weightStoreBusy : .tokenWait) }
    return issued < instructions.count ? .stalled(.queueEmpty) : .idle
  }

  /// A cycle without an active instruction.
  enum Pause: Sendable {
    case idle, stalled(StallReason)

    /// The same, as observers are told it.
    var activity: UnitActivity {
      switch self {
      case .idle: .idle
      case .stalled(let reason): .stalled(reason)
      }
    }
  }

  mutating func issue() { issued += 1 }

  /// Makes the head of the queue the active instruction.
  mutating func begin(in cycle: Int) {
    active = instructions[started]
    started += 1
    start = cycle
  }

  /// Adds cycles without an active instruction.
  mutating func spend(_ cycles: Int) {
    switch pause {
    case .idle: record.idleCycles += cycles
    case .stalled(let reason): record.stalls[reason] += cycles
    }
  }

  /// Ends the active instruction.
  mutating func complete(_ tally: ActivityTally) {
    record.busyCycles += tally.cycles - tally.stalls.total
    record.stalls += tally.stalls
    active = nil
    solo = nil
  }
}
