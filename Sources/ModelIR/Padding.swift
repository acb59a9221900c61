/// Rows and columns of zero (the zero point, in integers) set around an image.
public struct Padding: Sendable, Hashable {
  /// Rows above.
  public var top: Int
  /// Rows below.
  public var bottom: Int
  /// Columns before.
  public var left: Int
  /// Columns after.
  public var right: Int

  /// Makes a padding; none by default.
  public init(top: Int = 0, bottom: Int = 0, left: Int = 0, right: Int = 0) {
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
  }
}

/// A vertical and a horizontal count: a kernel, a stride or a dilation.
public struct Extent: Sendable, Hashable {
  /// The vertical count.
  public var height: Int
  /// The horizontal count.
  public var width: Int

  /// Makes an extent.
  public init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }
}
