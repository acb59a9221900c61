extension CompressedInstruction {
  /// Arithmetic (28.5), of which those that write x0 are hints and expand to what does nothing.
  static let computations = [
    CompressedInstruction("c.addi", mask: 0xE003, 0x0001) { bits in
      .encoded(.immediate, 0x13, rd: bits.rd, rs1: bits.rd, immediate: bits.immediate)
    },
    CompressedInstruction("c.li", mask: 0xE003, 0x4001) { bits in
      .encoded(.immediate, 0x13, rd: bits.rd, immediate: bits.immediate)
    },
    CompressedInstruction("c.lui", mask: 0xE003, 0x6001) { bits in
      bits.immediate == 0
        ? nil : .encoded(.upper, 0x37, rd: bits.rd, immediate: bits.immediate << 12)
    },
    CompressedInstruction("c.srli", mask: 0xFC03, 0x8001) { bits in
      .encoded(
        .shift, 0x5013, rd: bits.popular1, rs1: bits.popular1, immediate: bits.immediate)
    },
    CompressedInstruction("c.srai", mask: 0xFC03, 0x8401) { bits in
      .encoded(
        .shift, 0x4000_5013, rd: bits.popular1, rs1: bits.popular1, immediate: bits.immediate)
    },
    CompressedInstruction("c.andi", mask: 0xEC03, 0x8801) { bits in
      .encoded(
        .immediate, 0x7013, rd: bits.popular1, rs1: bits.popular1, immediate: bits.immediate)
    },
    CompressedInstruction("c.sub", mask: 0xFC63, 0x8C01) { $0.popularPair(0x4000_0033) },
    CompressedInstruction("c.xor", mask: 0xFC63, 0x8C21) { $0.popularPair(0x4033) },
    CompressedInstruction("c.or", mask: 0xFC63, 0x8C41) { $0.popularPair(0x6033) },
    CompressedInstruction("c.and", mask: 0xFC63, 0x8C61) { $0.popularPair(0x7033) },
    CompressedInstruction("c.slli", mask: 0xF003, 0x0002) { bits in
      .encoded(.shift, 0x1013, rd: bits.rd, rs1: bits.rd, immediate: bits.immediate)
    },
  ]
}

extension CompressedBits {
  /// An instruction between two of the popular registers, the first of which is written.
  fileprivate func popularPair(_ match: UInt32) -> UInt32 {
    .encoded(.register, match, rd: popular1, rs1: popular1, rs2: popular2)
  }
}
