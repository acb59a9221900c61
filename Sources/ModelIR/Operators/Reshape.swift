/// The same elements under another shape.
public struct Reshape: Sendable, Hashable {
  /// The shape of the result.
  public var shape: Shape

  /// Makes a reshape.
  public init(shape: Shape) { self.shape = shape }
}
