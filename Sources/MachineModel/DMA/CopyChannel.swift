internal import InstructionSet

/// What the control core copies beside a section, one copy after the other.
///
/// Lists keep the copies out of line: a section's state is looked at in every cycle.
struct CopyChannel: Sendable {
  /// What waits for the channel, or has it.
  private var queue: [StoreCopy] = []
  private(set) var isActive = false
  /// The cycle in which the copy got the channel, below zero where that was before the section.
  private(set) var start = 0
  /// What is complete and has not been taken.
  private var finished: [CopyResult] = []

  /// The copy that waits, and the one that has the channel.
  var waiting: StoreCopy? { isActive ? nil : queue.first }
  var active: StoreCopy? { isActive ? queue.first : nil }

  /// The bytes of the banks that it writes, or is to write, and their banks.
  var access: MemoryAccess? { queue.first?.access }
  var banks: UInt64 { queue.first?.banks ?? 0 }

  /// The copy that is complete.
  var result: CopyResult? { finished.first }

  mutating func ask(for copy: StoreCopy) { queue = [copy] }

  mutating func begin(in cycle: Int) {
    isActive = true
    start = cycle
  }

  mutating func finish(_ result: CopyResult) {
    finished = [result]
    queue = []
    isActive = false
  }

  mutating func takeResult() -> CopyResult? { finished.popLast() }
}
