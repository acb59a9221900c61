/// A field of an image's layout, for the C header and the manual.
package struct LayoutField: Sendable, Hashable {
  /// The name in manuals; headers spell it in capitals.
  package let name: String
  /// The first byte, counted from the start of the header or record.
  package let offset: UInt32
  package let byteCount: UInt32
  /// What it is, in one sentence.
  package let summary: String

  /// The fields of the header.
  package static let header = ImageField.allCases.map {
    LayoutField(
      name: "\($0)", offset: $0.rawValue,
      byteCount: $0 == .signer ? ImageLayout.keyBytes : 4, summary: $0.summary)
  }

  /// The fields of a section's record.
  package static let section = SectionField.allCases.map {
    LayoutField(
      name: "\($0)", offset: $0.rawValue,
      byteCount: $0 == .digest ? ImageLayout.digestBytes : 4, summary: $0.summary)
  }

  /// The fields of a tensor's record.
  package static let tensor = TensorField.allCases.map {
    LayoutField(
      name: "\($0)", offset: $0.rawValue,
      byteCount: $0 == .extents ? 4 * TensorField.greatestRank : 4, summary: $0.summary)
  }

  /// The fields of a memory region's record.
  package static let region = RegionField.allCases.map {
    LayoutField(name: "\($0)", offset: $0.rawValue, byteCount: 4, summary: $0.summary)
  }
}
