extension CoreInstruction {
  /// Arithmetic with a number from the instruction (RISC-V unprivileged architecture, 2.4.1).
  static let immediateComputations = [
    CoreInstruction("addi", .immediate, 0x13) { core, i in
      core[i.rd] = core[i.rs1] &+ i.immediate
    },
    CoreInstruction("slti", .immediate, 0x2013) { core, i in
      core[i.rd] = Int32(bitPattern: core[i.rs1]) < Int32(bitPattern: i.immediate) ? 1 : 0
    },
    CoreInstruction("sltiu", .immediate, 0x3013) { core, i in
      core[i.rd] = core[i.rs1] < i.immediate ? 1 : 0
    },
    CoreInstruction("xori", .immediate, 0x4013) { core, i in
      core[i.rd] = core[i.rs1] ^ i.immediate
    },
    CoreInstruction("ori", .immediate, 0x6013) { core, i in
      core[i.rd] = core[i.rs1] | i.immediate
    },
    CoreInstruction("andi", .immediate, 0x7013) { core, i in
      core[i.rd] = core[i.rs1] & i.immediate
    },
    CoreInstruction("slli", .shift, 0x1013) { core, i in
      core[i.rd] = core[i.rs1] &<< i.immediate
    },
    CoreInstruction("srli", .shift, 0x5013) { core, i in
      core[i.rd] = core[i.rs1] &>> i.immediate
    },
    CoreInstruction("srai", .shift, 0x4000_5013) { core, i in
      core[i.rd] = core[i.rs1].arithmeticallyShifted(by: i.immediate)
    },
    CoreInstruction("lui", .upper, 0x37) { core, i in
      core[i.rd] = i.immediate
    },
    CoreInstruction("auipc", .upper, 0x17) { core, i in
      core[i.rd] = core.programCounter &+ i.immediate
    },
  ]

  /// Arithmetic between two registers (2.4.2).
  static let registerComputations = [
    CoreInstruction("add", .register, 0x33) { core, i in
      core[i.rd] = core[i.rs1] &+ core[i.rs2]
    },
    CoreInstruction("sub", .register, 0x4000_0033) { core, i in
      core[i.rd] = core[i.rs1] &- core[i.rs2]
    },
    CoreInstruction("sll", .register, 0x1033) { core, i in
      core[i.rd] = core[i.rs1] &<< core[i.rs2]
    },
    CoreInstruction("slt", .register, 0x2033) { core, i in
      core[i.rd] = Int32(bitPattern: core[i.rs1]) < Int32(bitPattern: core[i.rs2]) ? 1 : 0
    },
    CoreInstruction("sltu", .register, 0x3033) { core, i in
      core[i.rd] = core[i.rs1] < core[i.rs2] ? 1 : 0
    },
    CoreInstruction("xor", .register, 0x4033) { core, i in
      core[i.rd] = core[i.rs1] ^ core[i.rs2]
    },
    CoreInstruction("srl", .register, 0x5033) { core, i in
      core[i.rd] = core[i.rs1] &>> core[i.rs2]
    },
    CoreInstruction("sra", .register, 0x4000_5033) { core, i in
      core[i.rd] = core[i.rs1].arithmeticallyShifted(by: core[i.rs2])
    },
    CoreInstruction("or", .register, 0x6033) { core, i in
      core[i.rd] = core[i.rs1] | core[i.rs2]
    },
    CoreInstruction("and", .register, 0x7033) { core, i in
      core[i.rd] = core[i.rs1] & core[i.rs2]
    },
  ]
}

extension UInt32 {
  /// The bits moved down by the lowest five bits of `amount`, with copies of the sign coming in.
  fileprivate func arithmeticallyShifted(by amount: UInt32) -> UInt32 {
    UInt32(bitPattern: Int32(bitPattern: self) &>> Int32(bitPattern: amount))
  }
}
