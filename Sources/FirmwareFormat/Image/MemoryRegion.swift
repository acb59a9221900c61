/// A run of bytes that an image's program uses, for the memory map of its manifest.
package struct MemoryRegion: Sendable, Hashable {
  /// Which memory.
  package enum Space: UInt32, Sendable, Hashable, CaseIterable {
    /// The banks that every unit shares.
    case banks = 1
    /// The memory of the control core.
    case core = 2
  }

  package var space: Space
  /// The first byte.
  package var address: Int
  /// Bytes from there.
  package var byteCount: Int

  package init(space: Space, address: Int, byteCount: Int) {
    self.space = space
    self.address = address
    self.byteCount = byteCount
  }
}
