internal import InstructionSet

/// Steps through an instruction of the vector unit or of a DMA engine, beat by beat.
///
/// It is not copied, so that each cycle works on it in place.
struct BeatEngine: ~Copyable, Sendable {
  let plan: BeatPlan
  let ports: BeatPorts
  private(set) var tally: ActivityTally
  private var latency: Int
  private var requests: BurstWindow
  private var item = 0
  private var part = 0
  private var beat: Beat
  /// Cycles of the beat in which no request was refused.
  private var progress = 0
  private var presented = BeatRequests()

  init(_ plan: BeatPlan, ports: BeatPorts, observed interest: ObserverInterest? = nil) {
    tally = ActivityTally(observed: interest)
    self.plan = plan
    self.ports = ports
    latency = plan.latency
    requests = plan.requests
    beat = plan.beat(item: 0, part: 0)
  }

  var isComplete: Bool { item == plan.items }

  /// Items whose last beat is done.
  var itemsDone: Int { item }

  /// Presents the next request of each unfinished run, unless it collides with an earlier one.
  mutating func request(_ layout: BankLayout, into requests: inout BankRequests) {
    presented = BeatRequests()
    guard latency == 0, progress >= beat.waitCycles else { return }
    var taken: UInt64 = 0
    presented.readA = Self.present(beat.readA, layout, &taken)
    presented.readB = Self.present(beat.readB, layout, &taken)
    presented.write = Self.present(beat.write, layout, &taken)
    if presented.readA != 0 { requests[ports.readA] = presented.readA }
    if presented.readB != 0 { requests[ports.readB] = presented.readB }
    if presented.write != 0 { requests[ports.write] = presented.write }
  }

  private static func present(
    _ run: WordRun, _ layout: BankLayout, _ taken: inout UInt64
  ) -> UInt64 {
    guard !run.isDone else { return 0 }
    let mask = layout.mask(run.request(layout))
    guard mask & taken == 0 else { return 0 }
    taken |= mask
    return mask
  }

  /// Does the cycle's work with what was granted, and says whether it was the last.
  mutating func act(_ layout: BankLayout, granted: BankGrants) -> Bool {
    if latency > 0 {
      latency -= 1
      tally.add(.stalled(plan.waitReason))
      return false
    }
    let refused = move(layout, granted)
    tally.add(refused ? .stalled(.bankConflict) : use)
    if !refused { progress += 1 }
    if progress >= beat.waitCycles + beat.computeCycles && beat.isDone { finishBeat() }
    return isComplete
  }

  /// Moves the granted words, and says whether a request was refused.
  private mutating func move(_ layout: BankLayout, _ granted: BankGrants) -> Bool {
    var refused = false
    if presented.readA != 0 {
      if granted[ports.readA] {
        tally.counters[.sramRead] += beat.readA.advance(layout)
      } else {
        refused = true
      }
    }
    if presented.readB != 0 {
      if granted[ports.readB] {
        tally.counters[.sramRead] += beat.readB.advance(layout)
      } else {
        refused = true
      }
    }
    if presented.write != 0 {
      if granted[ports.write] {
        tally.counters[.sramWrite] += beat.write.advance(layout)
      } else {
        refused = true
      }
    }
    return refused
  }

  private var use: CycleUse {
    let worked = progress - beat.waitCycles
    if worked < 0 { return .stalled(plan.waitReason) }
    if worked < beat.busyCycles { return .busy }
    return .stalled(worked < beat.computeCycles ? plan.computeReason : .fetch)
  }

  private mutating func finishBeat() {
    tally.counters[.vectorElement] += beat.elements
    tally.counters[plan.linkEvent] += beat.linkBytes
    part += 1
    if part == plan.parts(ofItem: item) {
      part = 0
      item += 1
    }
    progress = 0
    guard !isComplete else { return }
    beat = plan.beat(item: item, part: part)
    latency = requests.wait(in: tally.cycles, latency: plan.latency)
  }
}

/// The banks that a beat's requests were for in this cycle; 0 where none was presented.
private struct BeatRequests: Sendable {
  var readA: UInt64 = 0
  var readB: UInt64 = 0
  var write: UInt64 = 0
}

/// The ports that a unit's runs go through.
struct BeatPorts: Sendable {
  let readA: BankPort
  let readB: BankPort
  let write: BankPort

  static let vector = BeatPorts(readA: .vectorReadA, readB: .vectorReadB, write: .vectorWrite)
  static let store = BeatPorts(readA: .storeWrite, readB: .storeWrite, write: .storeWrite)
  static let host = BeatPorts(readA: .hostAccess, readB: .hostAccess, write: .hostAccess)
}
