extension ControlCore {
  /// RV32 with the extensions I, M and C, in the bits of their letters.
  private static let architecture: UInt32 = 1 << 30 | 1 << 12 | 1 << 8 | 1 << 2

  /// The value of a control and status register.
  package func read(_ register: StatusRegister) -> UInt32 {
    switch register {
    case .mstatus: status.word
    case .misa: Self.architecture
    case .mie: status.enabledInterrupts
    case .mtvec: status.handler
    case .mscratch: status.scratch
    case .mepc: status.trappedAddress
    case .mcause: status.cause
    case .mtval: status.value
    case .mip: bus.pendingInterrupts
    case .mcycle, .cycle: UInt32(truncatingIfNeeded: cycleCount)
    case .mcycleh, .cycleh: UInt32(truncatingIfNeeded: cycleCount >> 32)
    case .minstret, .instret: UInt32(truncatingIfNeeded: instructionCount)
    case .minstreth, .instreth: UInt32(truncatingIfNeeded: instructionCount >> 32)
    case .time: UInt32(truncatingIfNeeded: bus.timer.time(at: bus.cycle))
    case .timeh: UInt32(truncatingIfNeeded: bus.timer.time(at: bus.cycle) >> 32)
    // Nothing is inhibited, no byte order but the little one, one core, no vendor.
    case .mstatush, .mcountinhibit, .mvendorid, .marchid, .mimpid, .mhartid, .mconfigptr: 0
    }
  }

  /// Writes a control and status register; bits that it does not have keep their values.
  package mutating func write(_ value: UInt32, to register: StatusRegister) {
    switch register {
    case .mstatus: status.word = value
    case .mie: status.enabledInterrupts = value
    case .mtvec: status.setHandler(value)
    case .mscratch: status.scratch = value
    case .mepc: status.trappedAddress = value
    case .mcause: status.cause = value
    case .mtval: status.value = value
    case .mcycle: cycleCount = (cycleCount >> 32) << 32 | UInt64(value)
    case .mcycleh: cycleCount = UInt64(value) << 32 | cycleCount & 0xFFFF_FFFF
    case .minstret: instructionCount = (instructionCount >> 32) << 32 | UInt64(value)
    case .minstreth: instructionCount = UInt64(value) << 32 | instructionCount & 0xFFFF_FFFF
    // What devices ask for is theirs, and what is fixed stays.
    default: break
    }
  }
}
