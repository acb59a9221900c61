/// A range of the control core's addresses, and what answers there.
///
/// What lies in none of them is a fault, as is all beyond the bytes that a chip has of something.
package struct AddressRegion: Sendable, Hashable {
  /// The name in manuals; headers spell it in capitals.
  package let name: String
  /// The first address.
  package let base: UInt32
  /// Bytes at most; what a chip has may be less.
  package let byteCount: UInt32
  /// What answers there, in one sentence.
  package let summary: String

  /// The core's own timer and software interrupt, where RISC-V software looks for them.
  package static let timer = AddressRegion(
    name: "timer", base: 0x0200_0000, byteCount: 0x1_0000,
    summary: "Software interrupt at 0x0, time to wake at 0x4000, time at 0xBFF8.")

  /// Where the core starts.
  package static let rom = AddressRegion(
    name: "rom", base: 0x1000_0000, byteCount: 0x10_0000,
    summary: "Code that is part of the chip; the core starts at its first byte.")

  /// Memory that no other unit sees, so that neither waits for the other.
  package static let coreMemory = AddressRegion(
    name: "coreMemory", base: 0x1010_0000, byteCount: 0x10_0000,
    summary: "The core's own memory for code, data and stack.")

  /// The memory that activations and resident weights lie in.
  package static let banks = AddressRegion(
    name: "banks", base: 0x2000_0000, byteCount: 0x1000_0000,
    summary: "The SRAM banks, shared with the other units; no code runs here.")

  /// The registers of `ControlRegister`.
  package static let registers = AddressRegion(
    name: "registers", base: 0x4000_0000, byteCount: 0x1000,
    summary: "The control registers of the other blocks; whole words only.")

  /// What the weight store holds.
  package static let weightStore = AddressRegion(
    name: "weightStore", base: 0x6000_0000, byteCount: 0x2000_0000,
    summary: "The weight store, read only, with its latency at each access.")

  /// Every region, by address.
  package static let all = [timer, rom, coreMemory, banks, registers, weightStore]

  /// Whether some bytes lie in it.
  package func contains(_ address: UInt32, bytes: Int) -> Bool {
    address >= base && Int(address - base) + bytes <= Int(byteCount)
  }
}
