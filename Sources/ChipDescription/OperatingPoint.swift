/// A clock and the voltage that it needs.
public struct OperatingPoint: Sendable, Hashable {
  /// What a command line calls it.
  public var name = ""
  /// The core voltage in volts.
  public var volts = 0.0
  /// The clock in hertz.
  public var hertz = 0.0

  /// Makes a point with no values yet.
  public init() {}
}
