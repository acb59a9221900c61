/// The extents of a tensor, outermost first; activations are NHWC.
public struct Shape: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// One extent per axis; a scalar has none.
  public var dimensions: [Int]

  /// Makes a shape of the given extents.
  public init(_ dimensions: [Int]) { self.dimensions = dimensions }
  /// Makes a shape of the given extents.
  public init(arrayLiteral elements: Int...) { dimensions = elements }

  /// The number of axes.
  public var rank: Int { dimensions.count }
  /// The product of the extents.
  public var elementCount: Int { dimensions.reduce(1, *) }
  /// The extent of an axis.
  public subscript(axis: Int) -> Int { dimensions[axis] }
}

extension Shape: CustomStringConvertible {
  /// The extents joined by `x`, or `scalar`.
  public var description: String {
    dimensions.isEmpty ? "scalar" : dimensions.map(String.init).joined(separator: "x")
  }
}
