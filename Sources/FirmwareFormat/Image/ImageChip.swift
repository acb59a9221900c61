internal import Crypto
package import InstructionSet

/// What an image says of the chip that it is for, and what a chip has.
package struct ImageChip: Sendable, Hashable {
  /// The chip's name, from which its identity follows.
  package var name: String
  /// The extents that programs hang on.
  package var geometry: ArrayGeometry
  /// Bytes of all banks.
  package var bankBytes: Int
  /// Bytes of instructions that the sequencer holds.
  package var programBytes: Int
  /// Bytes of the weight store, in which the slots lie.
  package var storeBytes: Int

  package init(
    name: String, geometry: ArrayGeometry, bankBytes: Int, programBytes: Int, storeBytes: Int
  ) {
    self.name = name
    self.geometry = geometry
    self.bankBytes = bankBytes
    self.programBytes = programBytes
    self.storeBytes = storeBytes
  }

  /// The number that is compared: the first eight bytes of the SHA-256 of the name.
  package var identity: UInt64 { Self.identity(ofName: name) }

  static func identity(ofName name: String) -> UInt64 {
    SHA256.hash(data: Array(name.utf8)).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Bytes of one of the two slots, a whole number of blocks.
  package var slotBytes: Int {
    Int(SlotLayout.slotBytes(ofStore: UInt32(clamping: storeBytes)))
  }
}
