extension CoreInstruction {
  /// Unconditional jumps (RISC-V unprivileged architecture, 2.5.1).
  static let jumps = [
    CoreInstruction("jal", .jump, 0x6F, .jump) { core, i in
      let target = core.programCounter &+ i.immediate
      core[i.rd] = core.nextProgramCounter
      core.nextProgramCounter = target
    },
    CoreInstruction("jalr", .indirect, 0x67, .jump) { core, i in
      let target = core[i.rs1] &+ i.immediate & ~1
      core[i.rd] = core.nextProgramCounter
      core.nextProgramCounter = target
    },
  ]

  /// Conditional branches (2.5.2).
  static let branches = [
    CoreInstruction("beq", .branch, 0x63, .branch) { core, i in
      core.branch(i, if: core[i.rs1] == core[i.rs2])
    },
    CoreInstruction("bne", .branch, 0x1063, .branch) { core, i in
      core.branch(i, if: core[i.rs1] != core[i.rs2])
    },
    CoreInstruction("blt", .branch, 0x4063, .branch) { core, i in
      core.branch(i, if: Int32(bitPattern: core[i.rs1]) < Int32(bitPattern: core[i.rs2]))
    },
    CoreInstruction("bge", .branch, 0x5063, .branch) { core, i in
      core.branch(i, if: Int32(bitPattern: core[i.rs1]) >= Int32(bitPattern: core[i.rs2]))
    },
    CoreInstruction("bltu", .branch, 0x6063, .branch) { core, i in
      core.branch(i, if: core[i.rs1] < core[i.rs2])
    },
    CoreInstruction("bgeu", .branch, 0x7063, .branch) { core, i in
      core.branch(i, if: core[i.rs1] >= core[i.rs2])
    },
  ]
}

extension ControlCore {
  fileprivate mutating func branch(_ i: DecodedInstruction, if condition: Bool) {
    guard condition else { return }
    nextProgramCounter = programCounter &+ i.immediate
    spend(CoreCost.branch.furtherCycles)
  }
}
