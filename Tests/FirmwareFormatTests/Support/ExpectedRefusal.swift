import FirmwareFormat

/// Why changed bytes have to be refused, worked out from where they differ and from nothing that
/// the reader does.
struct ExpectedRefusal {
  private let original: [UInt8]
  private let sections: [(kind: SectionKind, end: Int)]
  private let manifestBytes: Int

  init(_ small: SmallImage) {
    original = small.bytes
    let sizes = small.image.sections.map { ($0.bytes.count + 63) / 64 * 64 }
    let first = small.bytes.count - sizes.reduce(0, +)
    manifestBytes = first - 64
    var end = first
    var sections: [(SectionKind, Int)] = []
    for (section, size) in zip(small.image.sections, sizes) {
      end += size
      sections.append((section.kind, end))
    }
    self.sections = sections
  }

  /// The reason for bytes of the same number as the image's; nil where nothing differs.
  func reason(for bytes: [UInt8]) -> FirmwareRefusal? {
    let differs = { (range: Range<Int>) in bytes[range] != original[range] }
    if differs(0..<4) { return .notAnImage }
    if differs(4..<8) { return .unknownFormat }
    if let reason = lengthReason(bytes) { return reason }
    if differs(32..<64) { return .unknownKey }
    if differs(0..<manifestBytes + 64) { return .badSignature }
    var start = manifestBytes + 64
    for section in sections {
      if differs(start..<section.end) { return FirmwareRefusal.corrupt(section.kind) }
      start = section.end
    }
    return nil
  }

  /// What is wrong with the three lengths from byte 8, if that can be told without a signature.
  private func lengthReason(_ bytes: [UInt8]) -> FirmwareRefusal? {
    let words = [8, 12, 16].map { start in
      bytes[start..<start + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    let (header, manifest, image) = (words[0], words[1], words[2])
    let isPossible =
      header == 128 && (128...16384).contains(manifest) && manifest % 64 == 0 && image % 64 == 0
      && image >= manifest + 64 && image <= 1 << 30
    if !isPossible { return .malformedHeader }
    if image < bytes.count { return .trailingBytes }
    return image > bytes.count ? .truncated : nil
  }
}
