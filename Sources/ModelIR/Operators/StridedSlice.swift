/// Every `stride`-th element from `begin` up to `end` along each axis, then axes of extent 1 dropped.
public struct StridedSlice: Sendable, Hashable {
  /// The first index along each axis, in range.
  public var begin: [Int]
  /// The index behind the last along each axis.
  public var end: [Int]
  /// The step along each axis, not zero.
  public var stride: [Int]
  /// The axes that the result drops.
  public var droppedAxes: [Int]

  /// Makes a strided slice.
  public init(begin: [Int], end: [Int], stride: [Int], droppedAxes: [Int] = []) {
    self.begin = begin
    self.end = end
    self.stride = stride
    self.droppedAxes = droppedAxes
  }
}
