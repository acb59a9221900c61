/// The manufacturing process that energies and leakage are taken for.
public struct ProcessSpec: Sendable, Hashable {
  /// The feature size in nanometres.
  public var nanometres = 0
  /// The junction temperature in degrees Celsius.
  public var celsius = 25

  /// Makes a process with no size yet.
  public init() {}
}
