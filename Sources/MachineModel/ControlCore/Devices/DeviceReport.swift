/// What a chip's devices tell whoever holds the chip.
package struct DeviceReport: Sendable, Hashable {
  /// What the boot ROM wrote into `bootStatus`.
  package var bootStatus: UInt32 = 0
  /// What the host and the core have told each other.
  package var mailbox = Mailbox()
  /// What the last frame gave.
  package var outputs: [[UInt8]] = []
  /// Cycles and events of all sections that have run.
  package var sectionCycles = 0
  package var events = Counters()
}

extension DeviceBlock {
  /// What the host can see.
  package func report() -> DeviceReport {
    DeviceReport(
      bootStatus: bootStatus, mailbox: mailbox, outputs: accelerator.outputs,
      sectionCycles: accelerator.totalCycles, events: accelerator.events)
  }
}
