package import InstructionSet

/// What an image says of itself; the signature is over this.
package struct ImageManifest: Sendable, Hashable {
  /// The number that a device compares with the least one that it accepts.
  package var counter: UInt32
  /// The name of the chip that the program was compiled for.
  package var chipName: String
  /// The extents of that chip.
  package var geometry: ArrayGeometry
  /// Bytes of banks that the program needs.
  package var bankBytes: Int
  /// Bytes of instructions that the sequencer has to hold.
  package var programBytes: Int
  /// Instruction words of the prologue, with which the program section starts.
  package var prologueWords: Int
  /// Instruction words of the body, which follow.
  package var bodyWords: Int
  /// Where the control core starts in its memory; 0 where the image holds no code.
  package var entry: UInt32
  package var networkName: String
  package var inputs: [HostTensor]
  package var outputs: [HostTensor]
  /// The memory map of the program.
  package var regions: [MemoryRegion]
}
