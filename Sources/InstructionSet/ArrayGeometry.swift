/// The extents of a chip that decide the order of a weight stream and the layout of activations.
///
/// A program names the geometry that it was compiled for, and a machine refuses any other.
package struct ArrayGeometry: Sendable, Hashable {
  /// Output pixels of a beat.
  package var pixels: Int
  /// Output channels of a beat.
  package var outputs: Int
  /// Input channels of a beat.
  package var inputs: Int
  /// Kernel taps of a beat.
  package var taps: Int
  /// Bytes of a bank word.
  package var wordBytes: Int

  package init(pixels: Int, outputs: Int, inputs: Int, taps: Int, wordBytes: Int) {
    self.pixels = pixels
    self.outputs = outputs
    self.inputs = inputs
    self.taps = taps
    self.wordBytes = wordBytes
  }
}
