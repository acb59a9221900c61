/// The link to the host or the sensor.
public struct HostLinkSpec: Sendable, Hashable {
  /// Bytes that it moves per cycle.
  public var bytesPerCycle = 0
  /// Cycles from a request to its first byte.
  public var latencyCycles = 0
  /// How transfers are asked for.
  public var burst = BurstSpec()

  /// Makes a link with no rate yet.
  public init() {}
}
