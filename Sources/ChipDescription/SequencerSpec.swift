/// The sequencer that feeds the units' queues.
public struct SequencerSpec: Sendable, Hashable {
  /// Bytes of instructions that it holds.
  public var programBytes = 0
  /// Instructions that wait in front of each unit.
  public var queueDepth = 0
  /// Cycles between two issued instructions.
  public var issueCycles = 0

  /// Makes a sequencer with no capacity yet.
  public init() {}
}
