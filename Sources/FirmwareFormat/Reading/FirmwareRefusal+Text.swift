extension FirmwareRefusal: Error {
  /// What was found and what is expected, in one sentence without a full stop.
  package var finding: String {
    switch self {
    case .emptySlot: "the slot holds no complete image"
    case .notAnImage: "the bytes do not start like an image (OBFW)"
    case .unknownFormat: "the layout has another version than \(ImageLayout.formatVersion)"
    case .malformedHeader: "the lengths in the header contradict each other"
    case .truncated: "the bytes end before the image does"
    case .unknownKey: "the image is signed by a key that the device does not trust"
    case .badSignature: "the signature is not of this manifest"
    case .otherChip: "the image is for another chip"
    case .missingCapability: "the chip lacks what the program was compiled for"
    case .rolledBack: "the counter is below the least one that the device accepts"
    case .malformedSections: "the sections do not follow each other up to the end"
    case .noRuntime: "the image holds no code that the control core can start"
    case .corruptBootCode: "the boot code is not what was signed"
    case .corruptRuntime: "the runtime is not what was signed"
    case .corruptProgram: "the program is not what was signed"
    case .corruptWeights: "the weights are not what was signed"
    case .corruptTables: "the tables are not what was signed"
    case .trailingBytes: "bytes follow the image"
    case .malformedManifest: "the manifest is not laid out as a writer would"
    case .malformedProgram: "the sections hold no program that belongs to the manifest"
    }
  }

  /// The name in manuals; headers spell it in capitals.
  package var name: String { "\(self)" }
}
