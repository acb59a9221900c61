extension CoreInstruction {
  /// Loads (RISC-V unprivileged architecture, 2.6).
  static let loads = [
    CoreInstruction("lb", .indirect, 0x03, .memory) { core, i throws(Trap) in
      let value = try core.bus.load(core[i.rs1] &+ i.immediate, bytes: 1)
      core[i.rd] = UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: value)))
    },
    CoreInstruction("lh", .indirect, 0x1003, .memory) { core, i throws(Trap) in
      let value = try core.bus.load(core[i.rs1] &+ i.immediate, bytes: 2)
      core[i.rd] = UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: value)))
    },
    CoreInstruction("lw", .indirect, 0x2003, .memory) { core, i throws(Trap) in
      core[i.rd] = try core.bus.load(core[i.rs1] &+ i.immediate, bytes: 4)
    },
    CoreInstruction("lbu", .indirect, 0x4003, .memory) { core, i throws(Trap) in
      core[i.rd] = try core.bus.load(core[i.rs1] &+ i.immediate, bytes: 1)
    },
    CoreInstruction("lhu", .indirect, 0x5003, .memory) { core, i throws(Trap) in
      core[i.rd] = try core.bus.load(core[i.rs1] &+ i.immediate, bytes: 2)
    },
  ]

  /// Stores (2.6).
  static let stores = [
    CoreInstruction("sb", .store, 0x23, .memory) { core, i throws(Trap) in
      try core.bus.store(core[i.rs2], to: core[i.rs1] &+ i.immediate, bytes: 1)
    },
    CoreInstruction("sh", .store, 0x1023, .memory) { core, i throws(Trap) in
      try core.bus.store(core[i.rs2], to: core[i.rs1] &+ i.immediate, bytes: 2)
    },
    CoreInstruction("sw", .store, 0x2023, .memory) { core, i throws(Trap) in
      try core.bus.store(core[i.rs2], to: core[i.rs1] &+ i.immediate, bytes: 4)
    },
  ]
}
