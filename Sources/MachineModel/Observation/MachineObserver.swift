/// Someone who is told what a section does, and when.
///
/// The machine knows neither who it is nor what it does with what it is told. Stepping and leaping
/// tell the same.
package protocol MachineObserver {
  /// What it wants to be told, asked once for each run of a section; nil for nothing.
  var interest: ObserverInterest? { get }

  /// Tells what a unit did for some cycles.
  ///
  /// A unit's intervals come in the order of time and leave out no cycle of the section. Those of
  /// an instruction come when it is complete.
  mutating func observe(_ interval: UnitInterval)

  /// Tells the state of one cycle, in the order of time.
  mutating func observe(_ state: CycleState)
}

/// What an observer wants to be told of a section.
package struct ObserverInterest: Sendable, Hashable {
  /// Cycles of the shortest stall inside an instruction that is an interval of its own.
  ///
  /// Shorter ones are part of the work around them: a conflict now and then is no interval.
  package var shortestStall: Int
  /// The section's cycles whose states are wanted one by one; the machine steps through them.
  package var cycles: Range<Int>

  package init(shortestStall: Int, cycles: Range<Int> = 0..<0) {
    self.shortestStall = shortestStall
    self.cycles = cycles
  }
}

/// Nobody: the machine runs as if there were no observers.
struct Unobserved: MachineObserver {
  var interest: ObserverInterest? { nil }
  mutating func observe(_ interval: UnitInterval) {}
  mutating func observe(_ state: CycleState) {}
}
