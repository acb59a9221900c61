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
  /// The most elements that a tensor may have, so that work and addresses never overflow.
  package static let maximumElementCount = 1 << 28

  /// The product of the extents, or nil where one is below 1 or the product is out of bounds.
  package var checkedElementCount: Int? {
    var count = 1
    for extent in dimensions {
      guard extent >= 1, extent <= Shape.maximumElementCount / count else { return nil }
      count *= extent
    }
    return count
  }

  /// The product of the extents, which must be known to fit.
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
