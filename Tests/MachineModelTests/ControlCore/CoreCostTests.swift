import MachineModel
import Testing

@Suite("The control core's cycles")
struct CoreCostTests {
  @Test(
    "are those of the table of costs",
    arguments: [
      ("addi", 1), ("mul", 1), ("mulh", 2), ("mulhsu", 2), ("mulhu", 2), ("div", 38), ("remu", 38),
      ("lw", 2), ("sb", 2), ("jal", 2), ("jalr", 2), ("csrrw", 1), ("fence", 1), ("fence.i", 2),
      ("mret", 2), ("wfi", 1), ("ecall", 2), ("ebreak", 2),
    ] as [(String, UInt64)])
  func costs(mnemonic: String, cycles: UInt64) throws {
    let number: Int32 = mnemonic == "csrrw" ? 0x340 : 0
    var core = CoreProgram.core([try CoreProgram.code(mnemonic, rs1: 5, rs2: 6, number)])
    core[5] = CoreProgram.base
    core[6] = 3
    _ = core.step()
    expectEqual(core.bus.cycle, cycles)
  }

  @Test("are two where a division is by zero")
  func byZero() throws {
    var core = CoreProgram.core([try CoreProgram.code("divu", rd: 5, rs1: 5, rs2: 0)])
    core.step(expecting: .retired)
    expectEqual(core.bus.cycle, 2)
  }
}
