/// The layout of a feature map, as the kernels need it.
package struct MapShape: Sendable, Hashable {
  package var width: Int
  package var height: Int
  package var channels: Int
  /// The base-2 logarithm of the channels in a brick.
  package var brickShift: Int
  package var rowBytes: Int
  package var planeBytes: Int

  package init(
    width: Int, height: Int, channels: Int, brickShift: Int, rowBytes: Int, planeBytes: Int
  ) {
    self.width = width
    self.height = height
    self.channels = channels
    self.brickShift = brickShift
    self.rowBytes = rowBytes
    self.planeBytes = planeBytes
  }

  /// Where an element lies, counted from the map's first byte.
  func offset(row: Int, column: Int, channel: Int) -> Int {
    (channel >> brickShift) * planeBytes + row * rowBytes + column << brickShift
      + channel & (1 << brickShift - 1)
  }
}
