/// What a cycle was for a unit with an active instruction.
enum CycleUse: Sendable, Hashable {
  case busy
  case stalled(StallReason)
}

/// What an active instruction did so far.
struct ActivityTally: Sendable, Hashable {
  /// Cycles since it started.
  var cycles = 0
  var stalls = StallCycles()
  var counters = Counters()

  mutating func add(_ use: CycleUse) {
    cycles += 1
    if case .stalled(let reason) = use { stalls[reason] += 1 }
  }
}
