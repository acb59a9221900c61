internal import InstructionSet

/// What a chip's devices tell whoever holds the chip.
package struct DeviceReport: Sendable, Hashable {
  /// What the boot ROM wrote into `bootStatus`.
  package var bootStatus: UInt32 = 0
  /// What the host and the core have told each other.
  package var mailbox = Mailbox()
  /// What the last frame gave.
  package var outputs: [[UInt8]] = []
  /// Cycles of all sections that have run, and those in which each unit had an instruction.
  package var sectionCycles = 0
  package var unitCycles = Unit.allCases.map { _ in 0 }
  /// Events of the sections, and of what the core did itself.
  package var events = Counters()
  /// The cycle from which the core's last copy from the weight store was complete.
  package var copyEnd: UInt64 = 0
  /// Cycles in which others had the bank that the core asked for.
  package var bankConflicts = 0
  /// Blocks of 64 bytes that the crypto block hashed, and signatures that it verified.
  package var hashedBlocks = 0
  package var verifications = 0
}

extension DeviceBlock {
  /// What the host can see.
  package func report() -> DeviceReport {
    var events = accelerator.events
    events += coreEvents
    return DeviceReport(
      bootStatus: bootStatus, mailbox: mailbox, outputs: accelerator.outputs,
      sectionCycles: accelerator.totalCycles, unitCycles: accelerator.unitCycles, events: events,
      copyEnd: accelerator.copyEnd, bankConflicts: bankConflicts, hashedBlocks: crypto.blockCount,
      verifications: crypto.verificationCount)
  }
}
