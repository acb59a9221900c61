/// Hands a section's instructions, in order, to the units' queues.
struct Sequencer: Sendable {
  /// The next instruction's position.
  private(set) var next = 0
  /// The first cycle in which it may be issued.
  private var earliest = 0
  private let issueCycles: Int

  init(issueCycles: Int) { self.issueCycles = issueCycles }

  /// The cycle in which the next instruction can be issued, if nothing changes before.
  func issueCycle(from cycle: Int) -> Int { max(cycle, earliest) }

  /// Takes the next instruction as issued in a cycle.
  mutating func issue(in cycle: Int) {
    next += 1
    earliest = cycle + issueCycles
  }
}
