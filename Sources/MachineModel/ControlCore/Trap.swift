/// Why the core leaves the order of its program.
///
/// The numbers are those of `mcause` (RISC-V privileged architecture, table 14). A jump can never
/// be misaligned: with compressed instructions every even address is one.
package enum TrapCause: UInt32, Sendable, Hashable, CaseIterable {
  case instructionAccessFault = 1
  case illegalInstruction = 2
  case breakpoint = 3
  case loadMisaligned = 4
  case loadAccessFault = 5
  case storeMisaligned = 6
  case storeAccessFault = 7
  case environmentCall = 11
  case softwareInterrupt = 0x8000_0003
  case timerInterrupt = 0x8000_0007
  case externalInterrupt = 0x8000_000B

  /// Whether something outside the program caused it.
  var isInterrupt: Bool { rawValue >> 31 == 1 }

  /// The number without the mark of interrupts, which is also the bit in `mie` and `mip`.
  var code: UInt32 { rawValue & 0x7FFF_FFFF }
}

/// An exception or interrupt, as the core takes it.
package struct Trap: Error, Sendable, Hashable {
  package var cause: TrapCause
  /// What `mtval` says about it: an address, or the bits of an instruction.
  package var value: UInt32

  package init(_ cause: TrapCause, value: UInt32 = 0) {
    self.cause = cause
    self.value = value
  }
}
