/// A run of bank bytes that an instruction reads or writes at some time while it runs.
package struct MemoryAccess: Sendable, Hashable {
  /// What is done to the bytes.
  package enum Kind: Sendable, Hashable { case read, write }

  package var bytes: Range<Int>
  package var kind: Kind

  package init(_ bytes: Range<Int>, _ kind: Kind) {
    self.bytes = bytes
    self.kind = kind
  }

  /// Whether the order of the two could be seen: they overlap and one of them writes.
  package func conflicts(with other: MemoryAccess) -> Bool {
    (kind == .write || other.kind == .write) && bytes.overlaps(other.bytes)
  }
}

extension FeatureMap {
  func accesses(_ kind: MemoryAccess.Kind) -> [MemoryAccess] {
    byteRanges.map { MemoryAccess($0, kind) }
  }
}

extension Instruction {
  /// The bytes of the banks that the instruction reads and writes.
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    body.form.accesses(geometry)
  }
}
