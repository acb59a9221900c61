/// Why an image is refused; the raw value is what the boot ROM puts into its status register.
///
/// The numbers are stable: a new reason gets a new one.
package enum FirmwareRefusal: UInt32, Sendable, Hashable, CaseIterable {
  case emptySlot = 1
  case notAnImage = 2
  case unknownFormat = 3
  case malformedHeader = 4
  case truncated = 5
  case unknownKey = 6
  case badSignature = 7
  case otherChip = 8
  case missingCapability = 9
  case rolledBack = 10
  case malformedSections = 11
  case noRuntime = 12
  case corruptBootCode = 17
  case corruptRuntime = 18
  case corruptProgram = 19
  case corruptWeights = 20
  case corruptTables = 21
  case trailingBytes = 32
  case malformedManifest = 33
  case malformedProgram = 34

  /// The refusal of a section whose bytes do not have the digest that was signed.
  package static func corrupt(_ kind: SectionKind) -> FirmwareRefusal {
    switch kind {
    case .bootCode: .corruptBootCode
    case .runtime: .corruptRuntime
    case .program: .corruptProgram
    case .weights: .corruptWeights
    case .tables: .corruptTables
    }
  }
}
