/// The supply between the battery and the core.
public struct RegulatorSpec: Sendable, Hashable {
  /// The share of the drawn power that reaches the core, in percent.
  public var efficiencyPercent = 100.0

  /// Makes a supply without losses, as where power is measured behind it.
  public init() {}
}
