extension CompressedInstruction {
  /// Jumps and branches (28.4), and what shares their encodings: moves, additions, `ebreak`.
  static let jumps = [
    CompressedInstruction("c.jal", mask: 0xE003, 0x2001) { bits in
      .encoded(.jump, 0x6F, rd: 1, immediate: bits.jumpOffset)
    },
    CompressedInstruction("c.j", mask: 0xE003, 0xA001) { bits in
      .encoded(.jump, 0x6F, immediate: bits.jumpOffset)
    },
    CompressedInstruction("c.beqz", mask: 0xE003, 0xC001) { bits in
      .encoded(.branch, 0x63, rs1: bits.popular1, immediate: bits.branchOffset)
    },
    CompressedInstruction("c.bnez", mask: 0xE003, 0xE001) { bits in
      .encoded(.branch, 0x1063, rs1: bits.popular1, immediate: bits.branchOffset)
    },
    CompressedInstruction("c.ebreak", mask: 0xFFFF, 0x9002) { _ in 0x0010_0073 },
    CompressedInstruction("c.jr", mask: 0xF07F, 0x8002) { bits in
      bits.rd == 0 ? nil : .encoded(.indirect, 0x67, rs1: bits.rd)
    },
    CompressedInstruction("c.jalr", mask: 0xF07F, 0x9002) { bits in
      .encoded(.indirect, 0x67, rd: 1, rs1: bits.rd)
    },
    CompressedInstruction("c.mv", mask: 0xF003, 0x8002) { bits in
      .encoded(.register, 0x33, rd: bits.rd, rs2: bits.rs2)
    },
    CompressedInstruction("c.add", mask: 0xF003, 0x9002) { bits in
      .encoded(.register, 0x33, rd: bits.rd, rs1: bits.rd, rs2: bits.rs2)
    },
  ]
}
