/// A clock and the voltage that it needs.
public struct OperatingPoint: Sendable, Hashable {
  /// What a command line calls it.
  public var name = ""
  /// The core voltage in volts.
  public var volts = 0.0
  /// The clock in hertz.
  public var hertz = 0.0
  /// Frames per second that are to be met at the lowest voltage, with a clock no faster than
  /// `hertz`; 0 where the point is taken as it is.
  public var framesPerSecond = 0.0

  /// Makes a point with no values yet.
  public init() {}
}
