/// The checks that every image has to pass, for the boot ROM and for `obol image verify` alike.
///
/// They run from the cheapest to the dearest, and nothing is believed before it is signed: up to
/// the signature, only lengths are used, and those are held against the bytes that there are.
package enum ImageCheck {
  /// Why a device refuses an image; nil where it may run it.
  package static func refusal(
    of medium: borrowing some ImageMedium, on device: borrowing some ImageDevice
  ) -> FirmwareRefusal? {
    if let refusal = shapeRefusal(of: medium) { return refusal }
    for index in 0..<ImageLayout.keyBytes / 4
    where medium.word(at: ImageField.signer.rawValue &+ 4 &* index) != device.signerWord(index) {
      return .unknownKey
    }
    guard medium.signatureHolds(manifestBytes: medium.word(.manifestBytes)) else {
      return .badSignature
    }
    if let refusal = deviceRefusal(of: medium, on: device) { return refusal }
    if let refusal = sectionRefusal(of: medium) { return refusal }
    return codeRefusal(of: medium, on: device)
  }

  /// Whether the lengths of the header can be true.
  private static func shapeRefusal(of medium: borrowing some ImageMedium) -> FirmwareRefusal? {
    guard medium.byteCount >= 8 else { return .truncated }
    guard medium.word(.magic) == ImageLayout.magic else { return .notAnImage }
    guard medium.word(.formatVersion) == ImageLayout.formatVersion else { return .unknownFormat }
    guard medium.byteCount >= ImageLayout.headerBytes else { return .truncated }
    let manifest = medium.word(.manifestBytes)
    let image = medium.word(.imageBytes)
    guard medium.word(.headerBytes) == ImageLayout.headerBytes,
      manifest >= ImageLayout.headerBytes, manifest <= ImageLayout.greatestManifestBytes,
      manifest == ImageLayout.aligned(manifest), image == ImageLayout.aligned(image),
      image >= manifest &+ ImageLayout.signatureBytes, image <= ImageLayout.greatestImageBytes
    else { return .malformedHeader }
    guard image <= medium.byteCount else { return .truncated }
    return image < medium.byteCount ? .trailingBytes : nil
  }

  /// Whether a signed manifest is meant for this device, now.
  private static func deviceRefusal(
    of medium: borrowing some ImageMedium, on device: borrowing some ImageDevice
  ) -> FirmwareRefusal? {
    let identity =
      UInt64(medium.word(.chipIdentityHigh)) << 32 | UInt64(medium.word(.chipIdentityLow))
    guard identity == device.chipIdentity else { return .otherChip }
    guard matches(.arrayPixels, medium, device), matches(.arrayOutputs, medium, device),
      matches(.arrayInputs, medium, device), matches(.arrayTaps, medium, device),
      matches(.bankWordBytes, medium, device), fits(.bankBytes, medium, device),
      fits(.programBytes, medium, device), fits(.imageBytes, medium, device)
    else { return .missingCapability }
    return medium.word(.counter) < device.minimumCounter ? .rolledBack : nil
  }

  /// Whether a capability is exactly what the program was compiled for.
  private static func matches(
    _ field: ImageField, _ medium: borrowing some ImageMedium,
    _ device: borrowing some ImageDevice
  ) -> Bool {
    medium.word(field) == device.capability(field)
  }

  /// Whether there is as much of a capability as the program needs.
  private static func fits(
    _ field: ImageField, _ medium: borrowing some ImageMedium,
    _ device: borrowing some ImageDevice
  ) -> Bool {
    medium.word(field) <= device.capability(field)
  }

  /// Whether sections follow each other without a gap up to the end, each as it was signed.
  private static func sectionRefusal(of medium: borrowing some ImageMedium) -> FirmwareRefusal? {
    let count = medium.word(.sectionCount)
    let manifest = medium.word(.manifestBytes)
    guard count <= ImageLayout.greatestSectionCount,
      ImageLayout.sectionRecord(count) <= manifest
    else { return .malformedSections }
    var end = manifest &+ ImageLayout.signatureBytes
    var lastKind: UInt32 = 0
    for index in 0..<count {
      let kind = medium.word(.kind, ofSection: index)
      let bytes = medium.word(.byteCount, ofSection: index)
      guard kind > lastKind, let known = SectionKind(rawValue: kind),
        medium.word(.offset, ofSection: index) == end,
        bytes <= medium.word(.imageBytes) &- end
      else { return .malformedSections }
      let digest = ImageLayout.sectionRecord(index) &+ SectionField.digest.rawValue
      let blocks = ImageLayout.aligned(bytes)
      guard medium.hashMatches(offset: end, byteCount: blocks, digest: digest) else {
        return .corrupt(known)
      }
      end = end &+ blocks
      lastKind = kind
    }
    return end == medium.word(.imageBytes) ? nil : .malformedSections
  }

  /// Whether all code has its place in the control core's memory, and starts inside.
  private static func codeRefusal(
    of medium: borrowing some ImageMedium, on device: borrowing some ImageDevice
  ) -> FirmwareRefusal? {
    let entry = medium.word(.entry) &- device.codeAddress
    var hasEntry = false
    for index in 0..<medium.word(.sectionCount)
    where medium.word(.kind, ofSection: index) <= SectionKind.runtime.rawValue {
      let start = medium.word(.loadAddress, ofSection: index) &- device.codeAddress
      let bytes = ImageLayout.aligned(medium.word(.byteCount, ofSection: index))
      guard start % 4 == 0, start < ImageLayout.greatestCodeBytes,
        bytes <= ImageLayout.greatestCodeBytes &- start
      else { return .noRuntime }
      if entry >= start, entry &- start < bytes { hasEntry = true }
    }
    return hasEntry && entry % 2 == 0 ? nil : .noRuntime
  }
}
