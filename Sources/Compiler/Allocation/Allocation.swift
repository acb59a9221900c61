/// Where every buffer lies, and when its weights are loaded.
package struct Allocation: Sendable, Hashable {
  /// A copy of a convolution's weights into their buffer.
  package struct LoadPoint: Sendable, Hashable {
    package var buffer: BufferID
    /// The step of the schedule in front of which the load stands.
    package var step: Int
  }

  /// The bytes of each buffer; nil for one that no step names.
  package var placements: [Placement?]
  /// Buffers loaded once, before the first frame.
  package var resident: [BufferID]
  /// Loads of each frame, in order.
  package var loads: [LoadPoint]
  /// About how many cycles a frame takes.
  package var estimatedCycles: Int

  /// The first byte of a buffer.
  package func address(of buffer: BufferID) -> Int {
    placements[buffer.index]?.bytes.lowerBound ?? 0
  }

  /// Bytes up to the highest that is used.
  package var peakBytes: Int { placements.compactMap { $0?.bytes.upperBound }.max() ?? 0 }
}
