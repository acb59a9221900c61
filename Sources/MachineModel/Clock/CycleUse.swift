/// What a cycle was for a unit with an active instruction.
enum CycleUse: Sendable, Hashable {
  case busy
  case stalled(StallReason)

  /// The same, as observers are told it.
  var activity: UnitActivity {
    switch self {
    case .busy: .working
    case .stalled(let reason): .stalled(reason)
    }
  }
}

/// What an active instruction did so far.
struct ActivityTally: Sendable, Hashable {
  /// Cycles since it started.
  var cycles = 0
  var stalls = StallCycles()
  var counters = Counters()
  /// The cycles as intervals, where somebody observes.
  var intervals: IntervalRecorder?

  init(observed interest: ObserverInterest? = nil) {
    intervals = interest.map { IntervalRecorder(shortestStall: $0.shortestStall) }
  }

  mutating func add(_ use: CycleUse) {
    cycles += 1
    if case .stalled(let reason) = use { stalls[reason] += 1 }
    intervals?.add(use)
  }
}
