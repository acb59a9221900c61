import MachineModel
import Testing

/// What an instruction makes of two registers or of one and a number.
struct ComputationCase: Sendable, CustomTestStringConvertible {
  let mnemonic: String
  let first: UInt32
  let second: UInt32
  let result: UInt32

  init(_ mnemonic: String, _ first: UInt32, _ second: UInt32, _ result: UInt32) {
    (self.mnemonic, self.first, self.second, self.result) = (mnemonic, first, second, result)
  }

  var testDescription: String {
    "\(mnemonic) 0x\(String(first, radix: 16)) 0x\(String(second, radix: 16))"
  }
}

@Suite("The control core computes")
struct ComputationTests {
  private static let registerCases = [
    ComputationCase("add", 0xFFFF_FFFF, 2, 1),
    ComputationCase("sub", 1, 2, 0xFFFF_FFFF),
    ComputationCase("sll", 0x8000_0001, 33, 2),
    ComputationCase("slt", 0xFFFF_FFFF, 0, 1),
    ComputationCase("slt", 0, 0x8000_0000, 0),
    ComputationCase("sltu", 0xFFFF_FFFF, 0, 0),
    ComputationCase("sltu", 0, 1, 1),
    ComputationCase("xor", 0b1100, 0b1010, 0b0110),
    ComputationCase("srl", 0x8000_0000, 31, 1),
    ComputationCase("sra", 0x8000_0000, 31, 0xFFFF_FFFF),
    ComputationCase("sra", 0x8000_0000, 32, 0x8000_0000),
    ComputationCase("or", 0b1100, 0b1010, 0b1110),
    ComputationCase("and", 0b1100, 0b1010, 0b1000),
  ]

  // Quotients by zero and the one that overflows: RISC-V unprivileged architecture, table 11.
  private static let productCases = [
    ComputationCase("mul", 0xFFFF_FFFF, 3, 0xFFFF_FFFD),
    ComputationCase("mulh", 0x8000_0000, 0x8000_0000, 0x4000_0000),
    ComputationCase("mulh", 0xFFFF_FFFF, 1, 0xFFFF_FFFF),
    ComputationCase("mulhsu", 0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF),
    ComputationCase("mulhsu", 0x8000_0000, 0x8000_0000, 0xC000_0000),
    ComputationCase("mulhu", 0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFE),
    ComputationCase("div", 0xFFFF_FFF9, 2, 0xFFFF_FFFD),
    ComputationCase("div", 5, 0, 0xFFFF_FFFF),
    ComputationCase("div", 0x8000_0000, 0xFFFF_FFFF, 0x8000_0000),
    ComputationCase("divu", 0xFFFF_FFF9, 2, 0x7FFF_FFFC),
    ComputationCase("divu", 5, 0, 0xFFFF_FFFF),
    ComputationCase("rem", 0xFFFF_FFF9, 2, 0xFFFF_FFFF),
    ComputationCase("rem", 0xFFFF_FFF9, 0, 0xFFFF_FFF9),
    ComputationCase("rem", 0x8000_0000, 0xFFFF_FFFF, 0),
    ComputationCase("remu", 0xFFFF_FFF9, 2, 1),
    ComputationCase("remu", 7, 0, 7),
  ]

  private static let immediateCases = [
    ComputationCase("addi", 5, 0xFFFF_FFFF, 4),
    ComputationCase("addi", 5, 0xFFFF_F800, 0xFFFF_F805),
    ComputationCase("slti", 0xFFFF_FFFE, 0xFFFF_FFFF, 1),
    ComputationCase("sltiu", 5, 0xFFFF_FFFF, 1),
    ComputationCase("xori", 0x0F, 0xFFFF_FFFF, 0xFFFF_FFF0),
    ComputationCase("ori", 0x0F, 0x7F0, 0x7FF),
    ComputationCase("andi", 0xFFFF_FFFF, 0xFFFF_F800, 0xFFFF_F800),
    ComputationCase("slli", 3, 31, 0x8000_0000),
    ComputationCase("srli", 0x8000_0000, 4, 0x0800_0000),
    ComputationCase("srai", 0x8000_0000, 4, 0xF800_0000),
  ]

  @Test("with two registers", arguments: registerCases + productCases)
  func registers(_ example: ComputationCase) throws {
    var core = CoreProgram.core([try CoreProgram.code(example.mnemonic, rd: 5, rs1: 6, rs2: 7)])
    core[6] = example.first
    core[7] = example.second
    core.step(expecting: .retired)
    expectEqual(core[5], example.result)
  }

  @Test("with a register and a number", arguments: immediateCases)
  func immediates(_ example: ComputationCase) throws {
    let word = try CoreProgram.code(
      example.mnemonic, rd: 5, rs1: 6, Int32(bitPattern: example.second))
    var core = CoreProgram.core([word])
    core[6] = example.first
    core.step(expecting: .retired)
    expectEqual(core[5], example.result)
  }

  @Test("addresses with lui and auipc")
  func upper() throws {
    var core = CoreProgram.core([
      try CoreProgram.code("lui", rd: 5, 0x1234_5000), try CoreProgram.code("auipc", rd: 6, 0x1000),
    ])
    core.step(expecting: .retired)
    core.step(expecting: .retired)
    expectEqual(core[5], 0x1234_5000)
    expectEqual(core[6], CoreProgram.base + 0x1004)
  }

  @Test("nothing into x0")
  func zero() throws {
    var core = CoreProgram.core([try CoreProgram.code("addi", rd: 0, rs1: 0, 5)])
    core.step(expecting: .retired)
    expectEqual(core[0], 0)
  }

  @Test("every instruction of the table that computes has a case here")
  func complete() {
    let tested = Set((Self.registerCases + Self.productCases + Self.immediateCases).map(\.mnemonic))
    let computing = CoreInstruction.all.filter {
      [.register, .immediate, .shift].contains($0.format)
    }
    #expect(Set(computing.map(\.mnemonic)) == tested)
  }
}
