internal import ChipDescription

/// The bursts of a transfer that have been asked for, as many as may be under way at a time.
///
/// Each of its places asks for its next burst in the cycle after its last has arrived.
struct BurstWindow: Sendable, Hashable {
  /// Beats of a burst.
  private let beats: Int
  /// Beats of the present burst that are still to come.
  private var left: Int
  /// The cycle, counted from the transfer's start, in which each place asked last.
  private var asked: [Int]
  /// The place of the present burst.
  private var place = 0

  /// A transfer that is asked for at once.
  init() { self.init(BurstSpec(), beatBytes: 1) }

  /// - Parameter beatBytes: bytes of a beat, of which a burst has as many as are whole, at least
  ///   one.
  init(_ burst: BurstSpec, beatBytes: Int) {
    beats = burst.bytes > 0 ? max(1, burst.bytes / beatBytes) : .max
    left = beats
    asked = beats == .max ? [] : Array(repeating: 0, count: burst.outstanding)
  }

  /// Goes on to the next beat, and says for how many cycles it has to be waited for.
  /// - Parameters:
  ///   - cycle: the first cycle after the beat before.
  ///   - latency: cycles from a request to the first byte.
  mutating func wait(in cycle: Int, latency: Int) -> Int {
    left -= 1
    guard left == 0 else { return 0 }
    left = beats
    asked[place] = cycle
    place = place + 1 == asked.count ? 0 : place + 1
    return max(0, asked[place] + latency - cycle)
  }
}
