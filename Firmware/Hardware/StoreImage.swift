/// An image in a slot of the weight store, for the checks that `obol image verify` makes as well.
struct StoreImage: SlotMedium {
  /// The first byte of the slot.
  let slot: UInt32
  let room: UInt32

  /// Looks at a slot, of two.
  init(slot number: UInt32) {
    let storeBytes = StoreBytesRegister.read().word
    slot = number &* SlotLayout.slotBytes(ofStore: storeBytes)
    room = SlotLayout.room(inSlot: number, ofStore: storeBytes)
  }

  /// The first byte of the image.
  var start: UInt32 { slot &+ SlotLayout.imageOffset }

  func headerWord(_ index: UInt32) -> UInt32 {
    Hardware.load(AddressRegion.weightStore &+ slot &+ 4 &* index)
  }

  func word(at offset: UInt32) -> UInt32 {
    Hardware.load(AddressRegion.weightStore &+ start &+ offset)
  }

  func hashMatches(offset: UInt32, byteCount: UInt32, digest: UInt32) -> Bool {
    CryptoEngine.hashHolds(
      source: start &+ offset, byteCount: byteCount, digest: start &+ digest)
  }

  func signatureHolds(manifestBytes: UInt32) -> Bool {
    CryptoEngine.signatureHolds(
      source: start, byteCount: manifestBytes, signature: start &+ manifestBytes)
  }

  /// The position of a section's record; nil where there is none.
  func record(of kind: SectionKind) -> UInt32? {
    for index in 0..<word(at: ImageField.sectionCount.rawValue) {
      let record = ImageLayout.sectionRecord(index)
      if word(at: record &+ SectionField.kind.rawValue) == kind.rawValue { return record }
    }
    return nil
  }

  /// A field of a section's record.
  func word(_ field: SectionField, at record: UInt32) -> UInt32 {
    word(at: record &+ field.rawValue)
  }
}
