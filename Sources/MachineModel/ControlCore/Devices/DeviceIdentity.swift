internal import ChipDescription
internal import InstructionSet

/// What a chip's fuses and its make say of it.
package struct DeviceIdentity: Sendable, Hashable {
  /// The chip's identity, as images have it.
  package var chipIdentity: UInt64
  /// The 32 bytes of the public key that images are signed for.
  package var signer: [UInt8]
  /// The least counter of an image that it accepts.
  package var minimumCounter: UInt32

  package init(chipIdentity: UInt64, signer: [UInt8], minimumCounter: UInt32 = 0) {
    self.chipIdentity = chipIdentity
    self.signer = signer
    self.minimumCounter = minimumCounter
  }

  /// The value of a register that never changes; nothing where the register is none of them.
  func value(of register: String, _ chip: ChipSpec) -> UInt32? {
    switch register {
    case "chipIdentityLow": return UInt32(truncatingIfNeeded: chipIdentity)
    case "chipIdentityHigh": return UInt32(truncatingIfNeeded: chipIdentity >> 32)
    case "minimumCounter": return minimumCounter
    default: break
    }
    if let index = register.wholeMatch(ofPrefix: "signer") { return signerWord(index) }
    return Self.extent(register, chip).map { UInt32(clamping: $0) }
  }

  private func signerWord(_ index: Int) -> UInt32 {
    signer.dropFirst(4 * index).prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func extent(_ register: String, _ chip: ChipSpec) -> Int? {
    switch register {
    case "arrayPixels": chip.array.pixels
    case "arrayOutputs": chip.array.outputs
    case "arrayInputs": chip.array.inputs
    case "arrayTaps": chip.array.taps
    case "bankWordBytes": chip.sram.wordBytes
    case "bankBytes": chip.sram.totalBytes
    case "programBytes": chip.sequencer.programBytes
    case "storeBytes": chip.weightStore.capacityBytes
    default: nil
    }
  }
}

extension String {
  /// The number that follows a prefix, where there is nothing else.
  fileprivate func wholeMatch(ofPrefix prefix: String) -> Int? {
    hasPrefix(prefix) ? Int(dropFirst(prefix.count)) : nil
  }
}
