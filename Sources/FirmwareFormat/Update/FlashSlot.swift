/// A slot of a flash store, as the boot ROM sees it.
package struct FlashSlot: SlotMedium, Sendable {
  package let room: UInt32
  private let header: [UInt8]
  private let image: ImageFile

  /// - Parameter key: the key in the device's fuses.
  package init(_ slot: Int, of store: FlashStore, key: VerifyingKey) {
    let start = Int(SlotLayout.imageOffset)
    header = Array(store.slotBytes(slot, 0..<start))
    room = SlotLayout.room(
      inSlot: UInt32(clamping: slot), ofStore: UInt32(clamping: store.bytes.count))
    image = ImageFile(Array(store.slotBytes(slot, start..<start + Int(room))), key: key)
  }

  package func headerWord(_ index: UInt32) -> UInt32 {
    header.littleEndianWord(at: 4 * Int(index))
  }

  package func word(at offset: UInt32) -> UInt32 { image.word(at: offset) }

  package func hashMatches(offset: UInt32, byteCount: UInt32, digest: UInt32) -> Bool {
    image.hashMatches(offset: offset, byteCount: byteCount, digest: digest)
  }

  package func signatureHolds(manifestBytes: UInt32) -> Bool {
    image.signatureHolds(manifestBytes: manifestBytes)
  }
}

extension FlashStore {
  /// Which slot a device boots from, as its ROM chooses.
  package func choice(on chip: ImageChip, key: VerifyingKey) -> SlotChoice {
    SlotChoice(
      first: FlashSlot(0, of: self, key: key), second: FlashSlot(1, of: self, key: key),
      on: TrustedDevice(chip: chip, key: key, minimumCounter: minimumCounter))
  }

  /// The bytes of the image in a slot; throws why it is none that a device may run.
  package func image(
    in slot: Int, on chip: ImageChip, key: VerifyingKey
  ) throws(FirmwareRefusal) -> FirmwareImage {
    let start = Int(SlotLayout.imageOffset)
    let bytes = Array(slotBytes(slot, start..<slotBytes))
    let device = TrustedDevice(chip: chip, key: key, minimumCounter: minimumCounter)
    let file = ImageFile(bytes, key: key)
    if let refusal = SlotChoice.refusal(of: FlashSlot(slot, of: self, key: key), on: device) {
      throw refusal
    }
    return try FirmwareImage.read(Array(bytes.prefix(Int(file.word(.imageBytes)))), on: device)
  }
}
