package import MachineModel

/// A run of a section as timelines show it.
///
/// It grows with the program's instructions, and not with the frames that repeat it.
package struct SectionTimeline: Sendable {
  package var record: SectionRecord
  /// The stalls that have a slice of their own, each unit's in the order of time.
  package var stalls: [UnitInterval]

  package init(record: SectionRecord, stalls: [UnitInterval] = []) {
    self.record = record
    self.stalls = stalls
  }
}

/// Records the stalls of a section while it runs.
package struct TimelineRecorder: MachineObserver {
  /// Shorter stalls alternate with work every few cycles; they are counted with the instruction,
  /// and a slice for each would make a trace of as many slices as cycles.
  package let interest: ObserverInterest? = ObserverInterest(shortestStall: 16)
  package private(set) var stalls: [UnitInterval] = []

  package init() {}

  package mutating func observe(_ interval: UnitInterval) {
    if case .stalled = interval.activity { stalls.append(interval) }
  }

  package mutating func observe(_ state: CycleState) {}
}
