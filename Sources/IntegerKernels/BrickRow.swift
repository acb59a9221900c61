internal import CIntegerKernels

/// A row of a brick's plane in a memory, and the pixels of a tensor in NHWC order that it holds
/// some channels of.
package struct BrickRow: Sendable {
  /// Pixels.
  package var width: Int
  /// Bytes from one pixel to the next in the memory.
  package var brick: Int
  /// Channels that the brick holds.
  package var count: Int
  /// Channels of the tensor.
  package var channels: Int

  package init(width: Int, brick: Int, count: Int, channels: Int) {
    self.width = width
    self.brick = brick
    self.count = count
    self.channels = channels
  }

  private var shape: obol_row_shape {
    obol_row_shape(
      width: Int32(width), brick: Int32(brick), count: Int32(count), channels: Int32(channels))
  }

  /// Copies the row out of a tensor.
  ///
  /// - Parameters:
  ///   - row: the row's first byte in the memory.
  ///   - first: the brick's first channel of the row's first pixel, in elements.
  ///   - flip: what the bits of each byte are exchanged with.
  package func take(
    into memory: inout [Int8], row: Int, from pixels: [UInt8], first: Int, flip: UInt8
  ) {
    obol_take_row(&memory, Int64(row), pixels, Int64(first), shape, flip)
  }

  /// Copies the row into a tensor.
  package func give(
    from memory: [Int8], row: Int, into pixels: inout [UInt8], first: Int, flip: UInt8
  ) {
    obol_give_row(memory, Int64(row), &pixels, Int64(first), shape, flip)
  }
}
