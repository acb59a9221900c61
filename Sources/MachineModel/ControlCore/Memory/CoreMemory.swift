/// Memory of the core at an address of its own: ROM, the core's SRAM, or what a test program asks
/// for.
package struct CoreMemory: Sendable {
  /// The name in messages.
  package let name: String
  /// The address of the first byte.
  package let base: UInt32
  /// Whether stores reach it.
  package let isWritable: Bool
  private var words: [UInt32]

  /// Makes memory that holds zeros.
  ///
  /// - Parameter byteCount: rounded up to whole words.
  package init(_ name: String, at base: UInt32, byteCount: Int, isWritable: Bool = true) {
    self.name = name
    self.base = base
    self.isWritable = isWritable
    words = Array(repeating: 0, count: (byteCount + 3) / 4)
  }

  /// Bytes that it holds.
  package var byteCount: Int { words.count * 4 }

  /// Whether all of some bytes lie in it.
  package func contains(_ address: UInt32, bytes: Int) -> Bool {
    Int(address) >= Int(base) && Int(address) - Int(base) + bytes <= byteCount
  }

  /// The word at an address that is a multiple of four and lies in it.
  func word(at address: UInt32) -> UInt32 {
    words[Int(address &- base) >> 2]
  }

  /// Writes those bits of a word that are set in `mask`.
  mutating func write(_ value: UInt32, mask: UInt32, at address: UInt32) {
    let index = Int(address &- base) >> 2
    words[index] = words[index] & ~mask | value & mask
  }

  /// Puts bytes into it, writable or not, as whoever makes the chip does.
  ///
  /// - Parameter address: such that all bytes lie in it.
  package mutating func place(_ bytes: some Sequence<UInt8>, at address: UInt32) {
    for (offset, byte) in bytes.enumerated() {
      let byteAddress = address &+ UInt32(offset)
      let shift = 8 * (byteAddress & 3)
      write(UInt32(byte) << shift, mask: 0xFF << shift, at: byteAddress & ~3)
    }
  }
}
