/// The state of traps: where they go, what they left behind, which interrupts are let in.
package struct TrapStatus: Sendable, Hashable {
  /// Whether interrupts are let in (`mstatus.MIE`), and whether they were before the last trap.
  package var areInterruptsEnabled = false
  package var wereInterruptsEnabled = false
  /// The interrupts that are let in, by their bits (`mie`).
  package var enabledInterrupts: UInt32 = 0 {
    didSet { enabledInterrupts &= Self.interruptMask }
  }
  /// Where traps go (`mtvec`), with the mode in the lowest two bits.
  package private(set) var handler: UInt32 = 0
  /// The address at which the last trap was taken (`mepc`).
  package var trappedAddress: UInt32 = 0 {
    didSet { trappedAddress &= ~1 }
  }
  /// Why it was taken (`mcause`).
  package var cause: UInt32 = 0
  /// What there is to know about it (`mtval`).
  package var value: UInt32 = 0
  /// A word for the handler's own use (`mscratch`).
  package var scratch: UInt32 = 0

  /// The bits of software, timer and external interrupts: those that machine mode has.
  static let interruptMask: UInt32 = 1 << 3 | 1 << 7 | 1 << 11

  private static let enableBit: UInt32 = 1 << 3
  private static let previousEnableBit: UInt32 = 1 << 7
  /// The mode before the trap, which is machine mode: there is no other.
  private static let previousMode: UInt32 = 3 << 11

  /// The register `mstatus`.
  package var word: UInt32 {
    get {
      (areInterruptsEnabled ? Self.enableBit : 0)
        | (wereInterruptsEnabled ? Self.previousEnableBit : 0) | Self.previousMode
    }
    set {
      areInterruptsEnabled = newValue & Self.enableBit != 0
      wereInterruptsEnabled = newValue & Self.previousEnableBit != 0
    }
  }

  /// Sets where traps go; a mode that does not exist changes nothing.
  mutating func setHandler(_ value: UInt32) {
    if value & 3 < 2 { handler = value }
  }

  /// Notes a trap, and says where to go on.
  mutating func enter(_ trap: Trap, at address: UInt32) -> UInt32 {
    trappedAddress = address
    cause = trap.cause.rawValue
    value = trap.value
    wereInterruptsEnabled = areInterruptsEnabled
    areInterruptsEnabled = false
    let isVectored = handler & 3 == 1 && trap.cause.isInterrupt
    return (handler & ~3) &+ (isVectored ? 4 * trap.cause.code : 0)
  }

  /// Restores what the trap changed, and says where to go on.
  mutating func leaveTrap() -> UInt32 {
    areInterruptsEnabled = wereInterruptsEnabled
    wereInterruptsEnabled = true
    return trappedAddress
  }

  /// The interrupt to take now: external before software before timer (3.1.9).
  func interrupt(among pending: UInt32) -> TrapCause? {
    guard areInterruptsEnabled else { return nil }
    let ready = pending & enabledInterrupts
    guard ready != 0 else { return nil }
    return [.externalInterrupt, .softwareInterrupt, .timerInterrupt].first {
      ready >> $0.code & 1 == 1
    }
  }
}
