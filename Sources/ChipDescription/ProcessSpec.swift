/// The manufacturing process that energies and leakage are taken for.
public struct ProcessSpec: Sendable, Hashable {
  /// The feature size in nanometres.
  public var nanometres = 0
  /// The junction temperature in degrees Celsius.
  public var celsius = 25
  /// The threshold voltage of the transistors in volts, which limits the clock at low supplies.
  public var thresholdVolts = 0.35
  /// The largest die that fits the package, in square millimetres; 0 for no limit.
  public var dieLimitSquareMillimetres = 0.0

  /// Makes a process with no size yet.
  public init() {}
}
