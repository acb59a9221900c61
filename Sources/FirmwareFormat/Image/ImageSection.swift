/// A part of an image that is hashed by itself.
package struct ImageSection: Sendable, Hashable {
  package var kind: SectionKind
  /// Where code is copied to in the control core's memory; 0 for what is used where it lies.
  package var loadAddress: UInt32
  package var bytes: [UInt8]

  package init(_ kind: SectionKind, loadAddress: UInt32 = 0, bytes: [UInt8]) {
    self.kind = kind
    self.loadAddress = loadAddress
    self.bytes = bytes
  }
}

extension SectionKind {
  /// The name in listings.
  package var name: String {
    switch self {
    case .bootCode: "bootCode"
    case .runtime: "runtime"
    case .program: "program"
    case .weights: "weights"
    case .tables: "tables"
    }
  }
}
