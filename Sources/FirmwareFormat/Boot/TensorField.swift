/// A field of the record of a tensor in the manifest; the raw value is its first byte.
///
/// Every field is one little-endian word, but `extents`, which is eight of them.
package enum TensorField: UInt32, Sendable, CaseIterable {
  case elementType = 0
  case scale = 4
  case zeroPoint = 8
  case rank = 12
  case extents = 16
  case nameOffset = 48
  case nameBytes = 52

  /// Bytes of a record.
  package static let recordBytes: UInt32 = 56
  /// The most extents of a tensor.
  package static let greatestRank: UInt32 = 8
}

/// A field of the record of a region in the manifest's memory map; the raw value is its first byte.
package enum RegionField: UInt32, Sendable, CaseIterable {
  case space = 0
  case address = 4
  case byteCount = 8

  /// Bytes of a record.
  package static let recordBytes: UInt32 = 12
}
