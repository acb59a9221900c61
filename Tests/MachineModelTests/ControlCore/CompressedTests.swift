import MachineModel
import Testing

/// Encodings and what they stand for, from the tables of the C extension.
@Suite("Compressed instructions")
struct CompressedTests {
  @Test(
    "stand for one 32-bit instruction each",
    arguments: [
      (0x0048, "addi a0, sp, 4"), (0x1FFC, "addi a5, sp, 1020"), (0x4188, "lw a0, 0(a1)"),
      (0x5DFC, "lw a5, 124(a1)"), (0xC188, "sw a0, 0(a1)"), (0x0001, "addi zero, zero, 0"),
      (0x1571, "addi a0, a0, -4"), (0x557D, "addi a0, zero, -1"), (0x617D, "addi sp, sp, 496"),
      (0x7101, "addi sp, sp, -512"), (0x6541, "lui a0, 0x10"), (0x757D, "lui a0, 0xfffff"),
      (0x8105, "srli a0, a0, 1"), (0x857D, "srai a0, a0, 31"), (0x993D, "andi a0, a0, -17"),
      (0x8D0D, "sub a0, a0, a1"), (0x8D2D, "xor a0, a0, a1"), (0x8D4D, "or a0, a0, a1"),
      (0x8D6D, "and a0, a0, a1"), (0x0512, "slli a0, a0, 4"), (0x4502, "lw a0, 0(sp)"),
      (0x50FE, "lw ra, 252(sp)"), (0xC02A, "sw a0, 0(sp)"), (0xDFAA, "sw a0, 252(sp)"),
      (0x852E, "add a0, zero, a1"), (0x952E, "add a0, a0, a1"), (0x8082, "jalr zero, 0(ra)"),
      (0x9502, "jalr ra, 0(a0)"), (0x9002, "ebreak"), (0xA001, "jal zero, 0x1000"),
      (0x2001, "jal ra, 0x1000"), (0xB001, "jal zero, 0x800"), (0xAFFD, "jal zero, 0x17fe"),
      (0xC101, "beq a0, zero, 0x1000"), (0xFD7D, "bne a0, zero, 0xffe"),
      (0xD101, "beq a0, zero, 0xf00"),
    ] as [(UInt32, String)])
  func expansions(encoding: UInt32, text: String) {
    let decoded = DecodedInstruction(fetched: encoding)
    #expect(decoded.text(at: 0x1000) == text)
    #expect(decoded.encoding == encoding)
  }

  @Test(
    "that are reserved are illegal",
    arguments: [
      0x0000, 0x0004, 0x6101, 0x6501, 0x4002, 0x8002, 0x9105, 0x9505, 0x1512, 0x9C05, 0x2000,
      0x6000, 0x8000, 0x6002, 0xE000,
    ] as [UInt32])
  func reserved(encoding: UInt32) {
    #expect(DecodedInstruction(fetched: encoding).instruction == nil)
  }

  @Test("all expand, where they do, to instructions that there are")
  func complete() {
    var mnemonics: Set<String> = []
    for encoding in 0..<UInt32(1 << 16) where encoding & 3 != 3 {
      guard let expansion = CompressedInstruction.expansion(of: encoding) else { continue }
      let decoded = DecodedInstruction(fetched: encoding)
      #expect(decoded.instruction != nil && decoded.expanded == expansion, "\(encoding)")
      let row = CompressedInstruction.all.first { encoding & $0.mask == $0.match }
      mnemonics.insert(row?.mnemonic ?? "")
    }
    #expect(mnemonics == Set(CompressedInstruction.all.map(\.mnemonic)))
  }

  @Test("take two bytes, and a 32-bit instruction may follow in between words")
  func straddling() throws {
    let word = try CoreProgram.code("addi", rd: 5, rs1: 0, 77)
    var core = CoreProgram.core(halves: [0x0001, UInt16(word & 0xFFFF), UInt16(word >> 16)])
    core.step(expecting: .retired)
    expectEqual(core.programCounter, CoreProgram.base + 2)
    core.step(expecting: .retired)
    expectEqual(core[5], 77)
    expectEqual(core.programCounter, CoreProgram.base + 6)
  }
}
