/// The mean over some axes.
public struct Mean: Sendable, Hashable {
  /// The axes averaged over, none negative, ascending.
  public var axes: [Int]
  /// Whether averaged axes stay, with extent 1.
  public var keepsAxes: Bool

  /// Makes a mean.
  public init(axes: [Int], keepsAxes: Bool) {
    self.axes = axes
    self.keepsAxes = keepsAxes
  }
}
