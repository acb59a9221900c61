import MachineModel
import Testing

@Suite("The control core jumps")
struct CoreJumpTests {
  @Test(
    "where a branch's condition holds, for one more cycle",
    arguments: [
      ("beq", 1, 1, true), ("beq", 1, 2, false), ("bne", 1, 2, true), ("bne", 2, 2, false),
      ("blt", .max, 0, true), ("blt", 0, .max, false), ("bge", 0, .max, true),
      ("bge", .max, 0, false), ("bltu", 0, .max, true), ("bltu", .max, 0, false),
      ("bgeu", .max, 0, true), ("bgeu", 0, .max, false),
    ] as [(String, UInt32, UInt32, Bool)])
  func branches(mnemonic: String, first: UInt32, second: UInt32, isTaken: Bool) throws {
    var core = CoreProgram.core([try CoreProgram.code(mnemonic, rs1: 5, rs2: 6, -2048)])
    core[5] = first
    core[6] = second
    core.step(expecting: .retired)
    expectEqual(core.programCounter, CoreProgram.base &+ (isTaken ? 0xFFFF_F800 : 4))
    expectEqual(core.bus.cycle, (isTaken ? 2 : 1))
  }

  @Test("and links, with the lowest bit of a register's target left out")
  func links() throws {
    var core = CoreProgram.core([
      try CoreProgram.code("jal", rd: 1, 8), 0, try CoreProgram.code("jalr", rd: 5, rs1: 5, 0x11),
    ])
    core[5] = CoreProgram.base
    core.step(expecting: .retired)
    expectEqual(core[1], CoreProgram.base + 4)
    expectEqual(core.programCounter, CoreProgram.base + 8)
    core.step(expecting: .retired)
    expectEqual(core[5], CoreProgram.base + 12)
    expectEqual(core.programCounter, CoreProgram.base + 0x10)
  }

  @Test(
    "as far as the numbers of jumps and branches go",
    arguments: [
      ("jal", -1 << 20), ("jal", (1 << 20) - 2), ("beq", -4096), ("beq", 4094),
    ] as [(String, Int32)])
  func extremes(mnemonic: String, offset: Int32) throws {
    var core = CoreProgram.core([try CoreProgram.code(mnemonic, offset)])
    core.step(expecting: .retired)
    expectEqual(core.programCounter, CoreProgram.base &+ UInt32(bitPattern: offset))
  }
}
