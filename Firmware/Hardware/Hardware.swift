/// Words at addresses, which change without the program and must not be left out.
///
/// They are read and written in C: without atomic instructions `_Volatile` calls a library.
enum Hardware {
  static func load(_ address: UInt32) -> UInt32 { obol_load(address) }

  static func store(_ word: UInt32, to address: UInt32) { obol_store(address, word) }

  static func loadByte(_ address: UInt32) -> UInt32 { obol_load_byte(address) }

  static func loadSignedByte(_ address: UInt32) -> Int32 { obol_load_signed_byte(address) }

  static func storeByte(_ byte: UInt32, to address: UInt32) { obol_store_byte(address, byte) }

  /// Sleeps until the condition of `InterruptEnableRegister` that is set holds.
  static func sleep(until condition: InterruptEnableRegister) {
    condition.write()
    obol_enable_interrupts(externalInterrupt)
    obol_wait_for_interrupt()
    InterruptEnableRegister().write()
  }

  /// The bit of external interrupts in `mie`.
  private static let externalInterrupt: UInt32 = 1 << 11
}
