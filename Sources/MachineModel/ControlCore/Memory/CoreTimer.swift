/// The core's timer and software interrupt, at the addresses that RISC-V software expects.
///
/// The layout is that of the core-local interruptor of SiFive's chips and of QEMU's `virt` machine.
/// Time counts cycles of the core's clock.
package struct CoreTimer: Sendable, Hashable {
  /// The time at which the timer's interrupt becomes pending, and stays so.
  package var deadline: UInt64 = .max
  /// Whether the software interrupt is pending.
  package var isSoftwareInterruptPending = false
  /// What the time is ahead of the cycle.
  private var offset: UInt64 = 0

  /// Makes a timer whose interrupt never comes, until a deadline is written.
  package init() {}

  private static let softwareInterrupt: UInt32 = 0
  private static let deadlineLow: UInt32 = 0x4000
  private static let timeLow: UInt32 = 0xBFF8

  /// The time in a cycle.
  package func time(at cycle: UInt64) -> UInt64 { cycle &+ offset }

  /// The cycle from which the timer's interrupt is pending; nothing where that never comes.
  package func deadlineCycle() -> UInt64? {
    let (cycle, isPast) = deadline.subtractingReportingOverflow(offset)
    return deadline == .max ? nil : isPast ? 0 : cycle
  }

  /// The bits of `mip` that are its own.
  func pendingInterrupts(at cycle: UInt64) -> UInt32 {
    (isSoftwareInterruptPending ? 1 << TrapCause.softwareInterrupt.code : 0)
      | (time(at: cycle) >= deadline ? 1 << TrapCause.timerInterrupt.code : 0)
  }

  /// A register's value; nothing where there is no register.
  func read(offset register: UInt32, at cycle: UInt64) -> UInt32? {
    switch register {
    case Self.softwareInterrupt: isSoftwareInterruptPending ? 1 : 0
    case Self.deadlineLow: UInt32(truncatingIfNeeded: deadline)
    case Self.deadlineLow + 4: UInt32(truncatingIfNeeded: deadline >> 32)
    case Self.timeLow: UInt32(truncatingIfNeeded: time(at: cycle))
    case Self.timeLow + 4: UInt32(truncatingIfNeeded: time(at: cycle) >> 32)
    default: nil
    }
  }

  /// Writes a register; false where there is none.
  mutating func write(_ value: UInt32, offset register: UInt32, at cycle: UInt64) -> Bool {
    let low = UInt64(value)
    let now = time(at: cycle)
    switch register {
    case Self.softwareInterrupt: isSoftwareInterruptPending = value & 1 == 1
    case Self.deadlineLow: deadline = (deadline >> 32) << 32 | low
    case Self.deadlineLow + 4: deadline = low << 32 | deadline & 0xFFFF_FFFF
    case Self.timeLow: offset = ((now >> 32) << 32 | low) &- cycle
    case Self.timeLow + 4: offset = (low << 32 | now & 0xFFFF_FFFF) &- cycle
    default: return false
    }
    return true
  }
}
