/// How a transfer is asked for: in bursts, of which only so many may be under way.
///
/// The next burst is asked for when one has wholly arrived, and its first byte comes the memory's
/// latency later.
public struct BurstSpec: Sendable, Hashable {
  /// Bytes of a burst; 0 where a whole transfer is asked for at once.
  public var bytes = 0
  /// Bursts that may have been asked for and not yet have arrived.
  public var outstanding = 1

  /// Makes bursts as long as the transfer.
  public init() {}

  /// Cycles in which a transfer waits for bursts that could not be asked for earlier, where nothing
  /// else holds it up.
  ///
  /// Of `n` bursts each `outstanding`-th waits for what the latency exceeds the time that the
  /// others under way take: the gap of a ring with that many places.
  package func gapCycles(bytes total: Int, bytesPerCycle: Int, latency: Int) -> Int {
    guard bytes > 0, total > bytes else { return 0 }
    let bursts = (total + bytes - 1) / bytes
    let burstCycles = (bytes + bytesPerCycle - 1) / bytesPerCycle
    return (bursts - 1) / outstanding * max(0, latency - (outstanding - 1) * burstCycles)
  }
}
