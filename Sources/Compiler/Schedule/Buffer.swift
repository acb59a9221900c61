/// The position of a buffer in its schedule.
package struct BufferID: Sendable, Hashable, Comparable {
  package var index: Int

  package init(_ index: Int) { self.index = index }

  package static func < (left: BufferID, right: BufferID) -> Bool { left.index < right.index }
}

extension BufferID: CustomStringConvertible {
  package var description: String { "b\(index)" }
}

/// A run of bank bytes that some steps need at the same time.
package struct Buffer: Sendable, Hashable {
  /// What lies in it.
  package enum Content: Sendable, Hashable {
    /// A tensor between operations.
    case activation
    /// Channel parameters and weight stream of a run of output channels.
    case weights
    /// The descriptor of a tensor function, as the weight store holds it.
    case descriptor([UInt8])
  }

  /// The tensor's name; for weights, with the first output channel.
  package var name: String
  /// Bytes, a multiple of a bank word.
  package var byteCount: Int
  package var content: Content

  package init(name: String, byteCount: Int, content: Content) {
    self.name = name
    self.byteCount = byteCount
    self.content = content
  }
}
