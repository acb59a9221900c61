extension CoreInstruction {
  /// Accesses to control and status registers (RISC-V unprivileged architecture, chapter 6).
  ///
  /// A register is not written where the operand says that no bit is to change, so that reading a
  /// read-only one is legal.
  static let statusAccesses = [
    CoreInstruction("csrrw", .status, 0x1073) { core, i throws(Trap) in
      let value = core[i.rs1]
      try core.exchange(i, writes: true) { _ in value }
    },
    CoreInstruction("csrrs", .status, 0x2073) { core, i throws(Trap) in
      let bits = core[i.rs1]
      try core.exchange(i, writes: i.rs1 != 0) { $0 | bits }
    },
    CoreInstruction("csrrc", .status, 0x3073) { core, i throws(Trap) in
      let bits = core[i.rs1]
      try core.exchange(i, writes: i.rs1 != 0) { $0 & ~bits }
    },
    CoreInstruction("csrrwi", .statusImmediate, 0x5073) { core, i throws(Trap) in
      try core.exchange(i, writes: true) { _ in UInt32(i.rs1) }
    },
    CoreInstruction("csrrsi", .statusImmediate, 0x6073) { core, i throws(Trap) in
      try core.exchange(i, writes: i.rs1 != 0) { $0 | UInt32(i.rs1) }
    },
    CoreInstruction("csrrci", .statusImmediate, 0x7073) { core, i throws(Trap) in
      try core.exchange(i, writes: i.rs1 != 0) { $0 & ~UInt32(i.rs1) }
    },
  ]

  /// Fences, traps and sleep (2.7, 2.8; privileged architecture, 3.3).
  static let control = [
    CoreInstruction("fence", .fence, 0x0F) { _, _ in },
    // Code is fetched from memory anew each time, but what was fetched ahead is given up.
    CoreInstruction("fence.i", .fence, 0x100F, .jump) { _, _ in },
    CoreInstruction("ecall", .fixed, 0x73) { _, _ throws(Trap) in
      throw Trap(.environmentCall)
    },
    CoreInstruction("ebreak", .fixed, 0x0010_0073) { core, _ throws(Trap) in
      throw Trap(.breakpoint, value: core.programCounter)
    },
    CoreInstruction("mret", .fixed, 0x3020_0073, .jump) { core, _ in
      core.nextProgramCounter = core.status.leaveTrap()
    },
    CoreInstruction("wfi", .fixed, 0x1050_0073) { core, _ in
      core.isAsleep = true
    },
  ]
}

extension ControlCore {
  /// Reads a register and writes what `change` makes of it.
  ///
  /// - Throws: `illegalInstruction` where there is none, or it cannot be written.
  fileprivate mutating func exchange(
    _ i: DecodedInstruction, writes: Bool, change: (UInt32) -> UInt32
  ) throws(Trap) {
    guard let register = StatusRegister(rawValue: i.immediate), !(writes && register.isReadOnly)
    else { throw Trap(.illegalInstruction, value: i.encoding) }
    let old = read(register)
    if writes { write(change(old), to: register) }
    self[i.rd] = old
  }
}
