internal import InstructionSet

/// A section that is moved on as far as somebody asks, with the data that it moves.
struct LiveSection: ~Copyable, Sendable {
  var run: SectionRun
  private var flow: DataFlow
  /// Whether `finish` has completed.
  private(set) var isOver = false
  /// Whether the control core took part, so that the record is this run's alone.
  private(set) var isDisturbed = false

  init(_ run: consuming SectionRun, _ flow: DataFlow) {
    self.run = run
    self.flow = flow
  }

  /// Moves time on until something changes, and data with it.
  ///
  /// - Throws: `deadlock`.
  mutating func move(
    movesData: Bool = true, access: MemoryAccess? = nil, on memories: inout Memories
  ) throws(MachineError) {
    run.begin(seeing: movesData && run.skipsZeros ? memories.banks : nil)
    if movesData { flow.noticeRaces(run, on: &memories) }
    if let access { flow.notice(access, run, on: &memories) }
    let completed = try run.advance(cycleByCycle: flow.isFollowingBeats)
    moveCopy(on: &memories)
    if movesData, let completed { flow.follow(run, completed: completed, on: &memories) }
    if run.task != nil { isDisturbed = true }
    isOver = completed == nil
  }

  /// Moves time on up to a cycle, in which nothing happens yet, to the section's end, or to what
  /// the core waits for.
  ///
  /// - Throws: `deadlock`.
  mutating func move(
    to cycle: Int, stops: LiveStops, on memories: inout Memories
  ) throws(MachineError) {
    run.horizon = cycle
    while !isOver && run.cycle < cycle {
      if run.task != nil && !run.completesTask {
        // Without a limit it would wait for the core forever.
        guard !stops.contains(.task), cycle < .max || run.hasChanged || !run.isLeftToCore() else {
          return
        }
      }
      if run.channel.result != nil && stops.contains(.copy) { return }
      try move(on: &memories)
    }
  }

  /// Does a cycle in which the control core asks for a bank, and says whether it got it.
  ///
  /// - Throws: `deadlock`.
  mutating func serve(
    _ access: MemoryAccess, in banks: UInt64, on memories: inout Memories
  ) throws(MachineError) -> Bool {
    isDisturbed = true
    run.horizon = run.cycle + 1
    run.coreRequest = banks
    defer { run.coreRequest = 0 }
    try move(access: access, on: &memories)
    return run.isCoreServed
  }

  /// Lets the core copy from the weight store, once no load is under way, or go on with what was
  /// begun some cycles before the section.
  mutating func ask(for copy: StoreCopy, elapsed: Int?, on memories: inout Memories) {
    isDisturbed = true
    if let elapsed { run.take(over: copy, elapsed: elapsed) } else { run.ask(for: copy) }
    // Whatever shares bytes with it is followed beat by beat from here on.
    run.giveWay(to: copy.banks)
    if let access = copy.access { flow.notice(access, run, on: &memories) }
  }

  /// Writes what a copy has brought so far.
  private mutating func moveCopy(on memories: inout Memories) {
    guard let copy = run.channel.active, case .items(let items) = run.engines.progress(.storeDMA)
    else {
      run.channel.result?.copy.move(into: &memories.banks)
      return
    }
    copy.move(items: items, into: &memories.banks)
  }

  /// Tells an observer what there is to be told.
  mutating func report(to observer: inout some MachineObserver) {
    run.observation?.report(to: &observer)
  }
}

/// What of a section's doings the core wants to be told in time.
struct LiveStops: OptionSet, Sendable {
  let rawValue: UInt8

  /// An instruction waits for the core.
  static let task = LiveStops(rawValue: 1)
  /// A copy of the core's is complete.
  static let copy = LiveStops(rawValue: 2)
}
