/// Sets zeros (the zero point, in integers) around a tensor.
public struct Pad: Sendable, Hashable {
  /// Elements set before each axis.
  public var before: [Int]
  /// Elements set after each axis.
  public var after: [Int]

  /// Makes a padding.
  public init(before: [Int], after: [Int]) {
    self.before = before
    self.after = after
  }
}
