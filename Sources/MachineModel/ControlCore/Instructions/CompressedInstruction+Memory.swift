extension CompressedInstruction {
  /// Loads, stores and addresses on the stack (28.3 and the wide forms of 28.5).
  static let stackAndMemory = [
    CompressedInstruction("c.addi4spn", mask: 0xE003, 0x0000) { bits in
      let offset = bits.gather(
        (12, 5), (11, 4), (10, 9), (9, 8), (8, 7), (7, 6), (6, 2), (5, 3))
      return offset == 0
        ? nil : .encoded(.immediate, 0x13, rd: bits.popular2, rs1: 2, immediate: offset)
    },
    CompressedInstruction("c.lw", mask: 0xE003, 0x4000) { bits in
      .encoded(
        .indirect, 0x2003, rd: bits.popular2, rs1: bits.popular1, immediate: bits.wordOffset)
    },
    CompressedInstruction("c.sw", mask: 0xE003, 0xC000) { bits in
      .encoded(
        .store, 0x2023, rs1: bits.popular1, rs2: bits.popular2, immediate: bits.wordOffset)
    },
    CompressedInstruction("c.addi16sp", mask: 0xEF83, 0x6101) { bits in
      let offset = bits.signed(bits.gather((12, 9), (6, 4), (5, 6), (4, 8), (3, 7), (2, 5)), 10)
      return offset == 0 ? nil : .encoded(.immediate, 0x13, rd: 2, rs1: 2, immediate: offset)
    },
    CompressedInstruction("c.lwsp", mask: 0xE003, 0x4002) { bits in
      let offset = bits.gather((12, 5), (6, 4), (5, 3), (4, 2), (3, 7), (2, 6))
      return bits.rd == 0
        ? nil : .encoded(.indirect, 0x2003, rd: bits.rd, rs1: 2, immediate: offset)
    },
    CompressedInstruction("c.swsp", mask: 0xE003, 0xC002) { bits in
      let offset = bits.gather((12, 5), (11, 4), (10, 3), (9, 2), (8, 7), (7, 6))
      return .encoded(.store, 0x2023, rs1: 2, rs2: bits.rs2, immediate: offset)
    },
  ]
}

extension CompressedBits {
  /// The offset of a word from a register.
  fileprivate var wordOffset: UInt32 { gather((12, 5), (11, 4), (10, 3), (6, 2), (5, 6)) }
}
