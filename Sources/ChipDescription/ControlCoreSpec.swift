/// The control cores: what they cost while the units work, not what they run.
public struct ControlCoreSpec: Sendable, Hashable {
  /// Number of 32-bit cores.
  public var cores = 1
  /// The share of a frame's cycles in which they execute instructions, in percent; in the others
  /// their clock is gated.
  public var activePercent = 0.0

  /// Makes one core that sleeps while the units work.
  public init() {}
}
