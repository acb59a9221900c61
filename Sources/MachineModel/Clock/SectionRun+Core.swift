internal import InstructionSet

/// What the control core has to do with a section, beside its port to the banks.
extension SectionRun {
  /// Whether nothing will ever happen unless the core completes what waits for it.
  mutating func isLeftToCore() -> Bool {
    task != nil && !completesTask && started.isEmpty && issue == nil && !engines.areStepping
      && lanes.allSatisfy { $0.solo == nil }
  }

  /// The instruction that waits for the core.
  var taskInstruction: VectorCompute? {
    guard let task, !completesTask,
      case .compute(let compute) = section.instructions[task].instruction.body
    else {
      return nil
    }
    return compute
  }

  /// The cycle in which that instruction became the unit's.
  var taskStart: Int { lanes[Int(Unit.vector.rawValue)].start }

  /// Asks for a copy from the weight store, once no load is under way.
  mutating func ask(for copy: StoreCopy) {
    channel.ask(for: copy)
    hasChanged = true
  }

  /// Goes on with a copy that was begun before the section.
  mutating func take(over copy: StoreCopy, elapsed: Int) {
    channel.ask(for: copy)
    begin(copy, elapsed: elapsed)
  }

  /// Gives the channel to a copy that waits, if no load is under way; the next load waits for it.
  mutating func takeChannel() {
    guard let waiting = channel.waiting, lanes[Int(Unit.storeDMA.rawValue)].active == nil else {
      return
    }
    spendPauses()
    begin(waiting, elapsed: 0)
  }

  private mutating func begin(_ copy: StoreCopy, elapsed: Int) {
    channel.begin(in: cycle - elapsed)
    lanes[Int(Unit.storeDMA.rawValue)].isHeld = true
    engines.begin(copy, elapsed: elapsed)
  }

  /// Takes a copy that is complete out of the channel.
  mutating func finishCopy() {
    guard let copy = channel.active, let tally = engines.take(.storeDMA) else { return }
    channel.finish(CopyResult(copy: copy, end: cycle, tally: tally))
    lanes[Int(Unit.storeDMA.rawValue)].isHeld = false
  }

  /// Completes, as the section ends, a copy that is left; nobody asks for banks beside it.
  mutating func finishLeftCopy() {
    if let waiting = channel.waiting {
      channel.finish(waiting.alone(from: cycle))
    } else if let copy = channel.active, let tally = engines.finishAlone() {
      channel.finish(CopyResult(copy: copy, end: channel.start + tally.cycles, tally: tally))
    }
  }

  /// What an instruction that is complete did.
  mutating func tally(of unit: Unit, _ position: Int) -> ActivityTally? {
    guard position == task else { return lanes[Int(unit.rawValue)].solo ?? engines.take(unit) }
    (task, completesTask) = (nil, false)
    var tally = ActivityTally(observed: observation?.interest)
    for _ in lanes[Int(unit.rawValue)].start..<cycle { tally.add(.stalled(.controlCore)) }
    return tally
  }
}
