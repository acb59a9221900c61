internal import InstructionSet

extension SectionRun {
  /// Moves time on: to the next cycle, or to the next in which a unit or the sequencer changes state.
  ///
  /// - Returns: the instructions completed, or nil once `finish` has.
  /// - Throws: `deadlock`.
  mutating func advance() throws(MachineError) -> [Int]? {
    started = startHeads()
    if stepping == .leaping { prepareLeap() }
    let issue = issueCycle()
    guard let event = nextEvent(issue: issue) else { throw deadlock() }
    let isStepped = stepping == .stepped || engines.areStepping
    let last = isStepped ? cycle : event
    if isStepped { engines.step(cycle: cycle, order: order) }
    for index in lanes.indices where lanes[index].active == nil {
      lanes[index].spend(last - cycle + 1)
    }
    cycle = last + 1
    return commit(issues: issue == last)
  }

  /// Starts what can be started with the tokens there; returns the units that did, one bit each.
  private mutating func startHeads() -> UnitBits {
    var started = UnitBits()
    for unit in order {
      let index = Int(unit.rawValue)
      guard lanes[index].active == nil, let head = lanes[index].head else { continue }
      let waits = section.instructions[head].instruction.waits
      guard tokens.allow(waits) else { continue }
      tokens.take(waits)
      lanes[index].begin(in: cycle)
      started.insert(unit)
      if stepping == .stepped { engines.begin(section.instructions[head], elapsed: 0) }
    }
    return started
  }

  /// The cycle in which the sequencer issues, if no instruction starts or completes before.
  private func issueCycle() -> Int? {
    if sequencer.next < section.instructions.count {
      let unit = section.instructions[sequencer.next].unit
      // What left a queue in this cycle makes room in the next.
      let waiting = lanes[Int(unit.rawValue)].waiting + (started.contains(unit) ? 1 : 0)
      guard waiting < queueDepth else { return nil }
    } else {
      guard lanes.allSatisfy({ $0.active == nil && $0.waiting == 0 }) else { return nil }
    }
    return sequencer.issueCycle(from: cycle)
  }

  /// The first cycle at whose end something changes; nil if nothing ever does.
  private func nextEvent(issue: Int?) -> Int? {
    var event = issue
    // Room in a queue is seen a cycle later, which is a change as well.
    if !started.isEmpty && issue == nil { event = cycle }
    for lane in lanes where lane.active != nil {
      let end = lane.solo.map { lane.start + $0.cycles - 1 } ?? cycle
      event = min(event ?? end, end)
    }
    return event
  }

  /// Ends a cycle: what is complete signals, what is issued enters its queue.
  private mutating func commit(issues: Bool) -> [Int]? {
    var completed: [Int] = []
    for unit in Unit.allCases {
      let index = Int(unit.rawValue)
      guard let active = lanes[index].active, let tally = takeComplete(unit) else { continue }
      tokens.signal(section.instructions[active].instruction.signals)
      record(active, start: lanes[index].start, tally)
      lanes[index].complete(tally)
      completed.append(active)
    }
    guard issues else { return completed }
    if sequencer.next == section.instructions.count { return nil }
    lanes[Int(section.instructions[sequencer.next].unit.rawValue)].issue()
    sequencer.issue(in: cycle - 1)
    return completed
  }

  private mutating func takeComplete(_ unit: Unit) -> ActivityTally? {
    let lane = lanes[Int(unit.rawValue)]
    if let solo = lane.solo { return lane.start + solo.cycles == cycle ? solo : nil }
    return engines.takeComplete(unit)
  }

  private mutating func record(_ position: Int, start: Int, _ tally: ActivityTally) {
    let prepared = section.instructions[position]
    var counters = tally.counters
    counters[.instructionIssued] += 1
    records[position] = InstructionRecord(
      index: prepared.index, layer: prepared.layer, unit: prepared.unit, start: start, end: cycle,
      counters: counters, stalls: tally.stalls)
  }

  private func deadlock() -> MachineError {
    .deadlock(
      Deadlock(
        cycle: cycle,
        waiting: lanes.compactMap(\.head).map { head in
          let instruction = section.instructions[head]
          return Deadlock.Waiting(
            location: instruction.location,
            tokens: tokens.missing(instruction.instruction.waits).tokens)
        }))
  }
}

/// A set of units.
struct UnitBits: Sendable, Hashable {
  private var bits: UInt8 = 0

  var isEmpty: Bool { bits == 0 }

  func contains(_ unit: Unit) -> Bool { bits >> unit.rawValue & 1 != 0 }

  mutating func insert(_ unit: Unit) { bits |= 1 << unit.rawValue }
}
