/// `exp(beta·x)` over its sum along the last axis.
public struct Softmax: Sendable, Hashable {
  /// The factor on the input.
  public var beta: Float

  /// Makes a softmax.
  public init(beta: Float = 1) { self.beta = beta }
}
