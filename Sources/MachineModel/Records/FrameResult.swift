/// A frame's outputs, and how they came to be.
package struct FrameResult: Sendable, Hashable {
  /// The bytes of each output tensor, in NHWC order.
  package var outputs: [[UInt8]]
  /// What happened, and when.
  package var record: SectionRecord
}
