package import ChipDescription
internal import InstructionSet

/// How many bytes a chip's core has of each memory.
package struct CoreMemoryBytes: Sendable, Hashable {
  package var rom = 32 << 10
  package var coreMemory = coreMemoryBytes
  package var banks: Int

  /// Bytes of the core's own memory on every chip.
  package static let coreMemoryBytes = 64 << 10

  /// Those of a chip.
  package init(_ chip: ChipSpec) {
    banks = chip.sram.totalBytes
  }

  /// ROM and the core's own memory, all zero, where the map has them.
  package var coreMemories: [CoreMemory] {
    [
      CoreMemory("rom", at: AddressRegion.rom.base, byteCount: rom, isWritable: false),
      CoreMemory("core memory", at: AddressRegion.coreMemory.base, byteCount: coreMemory),
    ]
  }

  /// The memories of a core that has the banks for itself.
  package var memories: [CoreMemory] {
    coreMemories + [CoreMemory("banks", at: AddressRegion.banks.base, byteCount: banks)]
  }
}
