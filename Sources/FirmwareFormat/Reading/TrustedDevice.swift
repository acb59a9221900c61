internal import InstructionSet

/// A device as `obol image verify` imagines it: a chip, the key in its fuses, and what it has seen.
package struct TrustedDevice: ImageDevice, Sendable {
  package var chip: ImageChip
  package var key: VerifyingKey
  package var minimumCounter: UInt32
  /// The most bytes of an image, which may take both slots.
  package var imageBytes: Int

  package init(chip: ImageChip, key: VerifyingKey, minimumCounter: UInt32 = 0) {
    self.chip = chip
    self.key = key
    self.minimumCounter = minimumCounter
    imageBytes = Int(SlotLayout.room(inSlot: 0, ofStore: UInt32(clamping: chip.storeBytes)))
  }

  package var chipIdentity: UInt64 { chip.identity }

  package var codeAddress: UInt32 { AddressRegion.coreMemory.base }

  package func signerWord(_ index: UInt32) -> UInt32 {
    let offset = 4 * Int(index)
    return offset + 4 <= key.bytes.count ? key.bytes.littleEndianWord(at: offset) : 0
  }

  package func capability(_ field: ImageField) -> UInt32 {
    UInt32(clamping: number(field))
  }

  private func number(_ field: ImageField) -> Int {
    switch field {
    case .arrayPixels: chip.geometry.pixels
    case .arrayOutputs: chip.geometry.outputs
    case .arrayInputs: chip.geometry.inputs
    case .arrayTaps: chip.geometry.taps
    case .bankWordBytes: chip.geometry.wordBytes
    case .bankBytes: chip.bankBytes
    case .programBytes: chip.programBytes
    case .imageBytes: imageBytes
    // Nothing else is a capability, so that a device has none of it.
    default: 0
    }
  }
}
