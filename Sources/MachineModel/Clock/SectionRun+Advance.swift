internal import InstructionSet

extension SectionRun {
  /// Begins a cycle: starts what can be started.
  /// - Parameter banks: their bytes as they are, where there are any and they count.
  mutating func begin(seeing banks: [Int8]?) {
    started = UnitBits()
    if observation != nil { beginWatching() }
    if hasChanged {
      takeChannel()
      startHeads(banks)
      if canLeap { prepareLeap() }
      issue = issueCycle
    }
    if coreRequest != 0 { giveWay(to: coreRequest) }
  }

  /// Moves time on until a unit or the sequencer changes state, at least to the end of the cycle.
  ///
  /// This is the one place where time moves.
  /// - Parameter cycleByCycle: stop after a cycle in which an engine was stepped.
  /// - Returns: the instructions completed, or nil once `finish` has.
  /// - Throws: `deadlock`.
  mutating func advance(cycleByCycle: Bool) throws(MachineError) -> [Int]? {
    if horizon == .max && isLeftToCore() {
      hasChanged = false
      return []
    }
    guard let event = nextEvent else { throw deadlock() }
    var completed = UnitBits()
    if engines.areStepping {
      repeat {
        completed = engines.step(cycle: cycle, order: order, core: coreRequest)
        cycle += 1
      } while completed.isEmpty && cycle <= event && !cycleByCycle
      isCoreServed = engines.isCoreServed
    } else {
      cycle = event + 1
      isCoreServed = true
    }
    if observation != nil { watch() }
    return commit(completed)
  }

  /// Starts what can be started with the tokens there.
  private mutating func startHeads(_ banks: [Int8]?) {
    for unit in order {
      let index = Int(unit.rawValue)
      guard lanes[index].active == nil, !lanes[index].isHeld, let head = lanes[index].head else {
        continue
      }
      let waits = section.instructions[head].instruction.waits
      guard tokens.allow(waits) else { continue }
      tokens.take(waits)
      if unit == .array { noticeZeros(of: section.instructions[head], banks) }
      lanes[index].begin(in: cycle)
      started.insert(unit)
      if coreExecutes && section.instructions[head].instruction.isForCore {
        task = head
      } else if !canLeap {
        engines.begin(section.instructions[head], elapsed: 0)
      }
    }
  }

  /// Finds the words that the array skips, where it does and there is data.
  private mutating func noticeZeros(of instruction: PreparedInstruction, _ banks: [Int8]?) {
    guard case .convolve(let convolve) = instruction.instruction.body else { return }
    engines.zeros = banks.map { ZeroWords(convolve, banks: $0, layout: engines.layout) }
  }

  /// The cycle in which the sequencer issues, if no instruction starts or completes before.
  private var issueCycle: Int? {
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

  /// The first cycle at whose end something is known to change; nil if nothing ever does.
  private var nextEvent: Int? {
    // Room in a queue is seen a cycle later, which is a change as well.
    var event = started.isEmpty && !completesTask ? issue : cycle
    for index in lanes.indices where lanes[index].active != nil {
      guard let solo = lanes[index].solo else { continue }
      let end = lanes[index].start + solo.cycles - 1
      event = min(event ?? end, end)
    }
    guard let last = event ?? (engines.areStepping || task != nil ? .max - 1 : nil) else {
      return nil
    }
    return min(lastLeapt(last), horizon - 1)
  }

  /// Ends the last cycle: what is complete signals, what is issued enters its queue.
  private mutating func commit(_ stepped: UnitBits) -> [Int]? {
    var completed = stepped
    for unit in Unit.allCases {
      let index = Int(unit.rawValue)
      if let solo = lanes[index].solo, lanes[index].start + solo.cycles == cycle {
        completed.insert(unit)
      }
    }
    if completesTask { completed.insert(.vector) }
    let issues = issue == cycle - 1
    hasChanged = issues || !completed.isEmpty || !started.isEmpty
    guard hasChanged else { return [] }
    // A unit that started has left its pause at the beginning of the cycle, which is the last
    // change.
    spendPauses()
    if completed.contains(.storeDMA) { finishCopy() }
    let positions = complete(completed)
    guard issues else { return positions }
    if sequencer.next == section.instructions.count {
      observation?.finish()
      return nil
    }
    lanes[Int(section.instructions[sequencer.next].unit.rawValue)].issue()
    sequencer.issue(in: cycle - 1)
    return positions
  }

  /// Adds the cycles since the last change to what units without an instruction did.
  mutating func spendPauses() {
    for index in lanes.indices where lanes[index].active == nil {
      observation?.pause(
        Unit.allCases[index], lanes[index].pause.activity, cycles: lastChange..<cycle)
      lanes[index].spend(cycle - lastChange)
    }
    lastChange = cycle
  }

  /// Records instructions that are complete, and signals their tokens.
  private mutating func complete(_ completed: UnitBits) -> [Int] {
    var positions: [Int] = []
    for unit in Unit.allCases where completed.contains(unit) {
      let index = Int(unit.rawValue)
      guard let active = lanes[index].active, let tally = tally(of: unit, active) else {
        continue
      }
      tokens.signal(section.instructions[active].instruction.signals)
      record(active, start: lanes[index].start, tally)
      observation?.complete(active, of: unit, start: lanes[index].start, tally)
      lanes[index].complete(tally)
      positions.append(active)
    }
    return positions
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
