/// What the chip's fuses and registers say of it, for the checks of an image.
struct FusedDevice: ImageDevice {
  var chipIdentity: UInt64 {
    UInt64(ChipIdentityHighRegister.read().word) << 32
      | UInt64(ChipIdentityLowRegister.read().word)
  }

  var codeAddress: UInt32 { AddressRegion.coreMemory }

  var minimumCounter: UInt32 { MinimumCounterRegister.read().word }

  func signerWord(_ index: UInt32) -> UInt32 {
    Hardware.load(Signer0Register.address &+ 4 &* index)
  }

  func capability(_ field: ImageField) -> UInt32 {
    switch field {
    case .arrayPixels: ArrayPixelsRegister.read().word
    case .arrayOutputs: ArrayOutputsRegister.read().word
    case .arrayInputs: ArrayInputsRegister.read().word
    case .arrayTaps: ArrayTapsRegister.read().word
    case .bankWordBytes: BankWordBytesRegister.read().word
    case .bankBytes: BankBytesRegister.read().word
    case .programBytes: ProgramBytesRegister.read().word
    case .imageBytes: SlotLayout.room(inSlot: 0, ofStore: StoreBytesRegister.read().word)
    // Nothing else is a capability, so that the chip has none of it.
    default: 0
    }
  }
}
