/// Where a buffer lies, and during which steps.
package struct Placement: Sendable, Hashable {
  package var buffer: BufferID
  package var bytes: Range<Int>
  /// The first and the last step, counted in the schedule, during which the bytes are its own.
  package var live: ClosedRange<Int>

  package init(buffer: BufferID, bytes: Range<Int>, live: ClosedRange<Int>) {
    self.buffer = buffer
    self.bytes = bytes
    self.live = live
  }
}
