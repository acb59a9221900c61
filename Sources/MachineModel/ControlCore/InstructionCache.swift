/// Instructions that were decoded before, found by their bits.
///
/// It has no part in timing: it only spares the host decoding the same bits again. Since bits, not
/// addresses, are looked up, code that changes itself needs no care.
struct InstructionCache: Sendable {
  private var entries: [DecodedInstruction]

  /// A power of two of entries, more than the loops of a firmware have different instructions.
  private static let entryCount: UInt32 = 4096

  init() {
    // Every entry has to hold something; what is looked up is compared with its own bits.
    entries = Array(
      repeating: DecodedInstruction(fetched: 0), count: Int(Self.entryCount))
  }

  /// The instruction that memory at the program counter begins with.
  mutating func decoded(_ fetched: UInt32) -> DecodedInstruction {
    let encoding = fetched & 3 == 3 ? fetched : fetched & 0xFFFF
    // The multiplier is 2³² divided by the golden ratio, which spreads neighbouring values.
    let slot = Int((encoding &* 0x9E37_79B1) >> 20)
    if entries[slot].encoding == encoding { return entries[slot] }
    let decoded = DecodedInstruction(fetched: encoding)
    entries[slot] = decoded
    return decoded
  }
}
