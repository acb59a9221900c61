internal import InstructionSet

/// What an observer of a section is still to be told.
struct SectionObservation: Sendable {
  /// Queues and tokens as a cycle begins.
  struct Registers: Sendable {
    var waiting: [Int]
    var tokens: TokenCounts
  }

  let interest: ObserverInterest
  /// Those of the watched cycle under way.
  var registers: Registers?
  private var intervals: [UnitInterval] = []
  private var state: CycleState?
  /// For each unit what it does between instructions.
  private var pauses: [UnitInterval?] = Unit.allCases.map { _ in nil }

  init(_ interest: ObserverInterest) { self.interest = interest }

  /// Adds cycles without an active instruction.
  mutating func pause(_ unit: Unit, _ activity: UnitActivity, cycles: Range<Int>) {
    guard !cycles.isEmpty else { return }
    let index = Int(unit.rawValue)
    if pauses[index]?.activity == activity {
      pauses[index]?.cycles += cycles.count
    } else {
      endPause(unit)
      pauses[index] = UnitInterval(
        unit: unit, instruction: nil, start: cycles.lowerBound, cycles: cycles.count,
        busyCycles: 0, activity: activity)
    }
  }

  /// Adds the cycles of an instruction that is complete.
  mutating func complete(_ position: Int, of unit: Unit, start: Int, _ tally: ActivityTally) {
    endPause(unit)
    for piece in tally.intervals?.pieces ?? [] {
      intervals.append(
        UnitInterval(
          unit: unit, instruction: position, start: start + piece.start, cycles: piece.cycles,
          busyCycles: piece.busyCycles, activity: piece.activity))
    }
  }

  /// Ends the section.
  mutating func finish() {
    for unit in Unit.allCases { endPause(unit) }
  }

  mutating func see(_ state: CycleState) { self.state = state }

  /// Tells what there is to be told.
  mutating func report(to observer: inout some MachineObserver) {
    if let state { observer.observe(state) }
    state = nil
    for interval in intervals { observer.observe(interval) }
    intervals.removeAll(keepingCapacity: true)
  }

  private mutating func endPause(_ unit: Unit) {
    if let pause = pauses[Int(unit.rawValue)] { intervals.append(pause) }
    pauses[Int(unit.rawValue)] = nil
  }
}
