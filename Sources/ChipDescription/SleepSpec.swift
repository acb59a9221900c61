/// The state between frames when a frame rate is asked for.
public struct SleepSpec: Sendable, Hashable {
  /// Whether the banks keep their contents, so that resident weights need no reload.
  public var retainsSRAM = true
  /// Microseconds from the wake-up event to the first instruction.
  public var wakeMicroseconds = 0.0
  /// Microjoules that a wake-up takes besides leakage: capacitors are charged, clocks start.
  public var wakeMicrojoules = 0.0

  /// Makes a sleep state that retains and wakes at once.
  public init() {}
}
