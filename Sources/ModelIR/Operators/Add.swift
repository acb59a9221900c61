/// The sum of two tensors, element by element, with broadcasting.
public struct Add: Sendable, Hashable {
  /// The clamp behind it.
  public var activation: Activation

  /// Makes an addition.
  public init(activation: Activation) { self.activation = activation }
}
