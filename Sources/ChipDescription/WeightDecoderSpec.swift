/// The weight decoder between the banks and the array.
public struct WeightDecoderSpec: Sendable, Hashable {
  /// Weights handed to the array per cycle.
  public var weightsPerCycle = 0
  /// Cycles from the start of a stream to its first weight.
  public var startupCycles = 0

  /// Makes a decoder with no rate yet.
  public init() {}
}
