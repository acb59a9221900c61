/// The vector unit.
public struct VectorSpec: Sendable, Hashable {
  /// Int8 elements processed per cycle.
  public var lanes = 0
  /// Cycles that one word of lanes spends in the exponential of softmax.
  public var exponentialCycles = 0

  /// Makes a vector unit with no lanes yet.
  public init() {}
}
