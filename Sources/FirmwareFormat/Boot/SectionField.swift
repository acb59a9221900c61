/// A field of a section's record in the manifest; the raw value is the position of its first byte.
///
/// Every field is one little-endian word, but `digest`, which is the 32 bytes of a SHA-256.
package enum SectionField: UInt32, Sendable, CaseIterable {
  case kind = 0
  case offset = 4
  case byteCount = 8
  case loadAddress = 12
  case digest = 16

  /// Bytes of a record.
  package static let recordBytes: UInt32 = 48
}

/// What a section holds; sections lie in an image in the order of these numbers, each at most once.
package enum SectionKind: UInt32, Sendable, Hashable, CaseIterable {
  case bootCode = 1
  case runtime = 2
  case program = 3
  case weights = 4
  case tables = 5
}
