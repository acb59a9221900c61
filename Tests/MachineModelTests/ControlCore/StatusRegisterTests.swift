import MachineModel
import Testing

@Suite("Control and status registers")
struct StatusRegisterTests {
  @Test(
    "keep the bits that they have",
    arguments: [
      (.mstatus, 0xFFFF_FFFF, 0x1888), (.mstatus, 0, 0x1800), (.misa, 0, 0x4000_1104),
      (.mie, 0xFFFF_FFFF, 0x888), (.mtvec, 0x8000_0101, 0x8000_0101), (.mtvec, 0x8000_0103, 0),
      (.mepc, 0x8000_0003, 0x8000_0002), (.mcause, 0x8000_000B, 0x8000_000B),
      (.mtval, 0xFFFF_FFFF, 0xFFFF_FFFF), (.mscratch, 0x1234_5678, 0x1234_5678),
      (.mip, 0xFFFF_FFFF, 0), (.mcountinhibit, 5, 0), (.mstatush, 0xFFFF_FFFF, 0),
    ] as [(StatusRegister, UInt32, UInt32)])
  func masks(register: StatusRegister, written: UInt32, kept: UInt32) throws {
    var core = CoreProgram.core([
      try CoreProgram.code("csrrw", rd: 6, rs1: 5, Int32(register.rawValue)),
      try CoreProgram.code("csrrs", rd: 7, Int32(register.rawValue)),
    ])
    core[5] = written
    let before = core.read(register)
    for _ in 0..<2 { core.step(expecting: .retired) }
    expectEqual(core[6], before)
    expectEqual(core[7], kept)
  }

  @Test("set and clear bits, from registers and from numbers")
  func bits() throws {
    let scratch: Int32 = 0x340
    var core = CoreProgram.core([
      try CoreProgram.code("csrrwi", rs1: 0b10101, scratch),
      try CoreProgram.code("csrrsi", rs1: 0b01010, scratch),
      try CoreProgram.code("csrrci", rs1: 0b00001, scratch),
      try CoreProgram.code("csrrs", rs1: 5, scratch),
      try CoreProgram.code("csrrc", rd: 7, rs1: 6, scratch),
    ])
    core[5] = 0xF0
    core[6] = 0x0F
    for value: UInt32 in [0b10101, 0b11111, 0b11110, 0xFE, 0xF0] {
      core.step(expecting: .retired)
      expectEqual(core.read(.mscratch), value)
    }
    expectEqual(core[7], 0xFE)
  }

  @Test("that cannot be written can be read")
  func readOnly() throws {
    var core = CoreProgram.core([
      try CoreProgram.code("csrrs", rd: 5, 0xF14), try CoreProgram.code("csrrci", rd: 5, 0xC00),
    ])
    for _ in 0..<2 { core.step(expecting: .retired) }
    expectEqual(core[5], 1)
  }

  @Test("count cycles and instructions, over 32 bits, from where they are set")
  func counters() throws {
    var core = CoreProgram.core(Array(repeating: try CoreProgram.code("addi"), count: 4))
    core.write(0xFFFF_FFFF, to: .mcycle)
    core.write(7, to: .mcycleh)
    core.write(0xFFFF_FFFE, to: .minstret)
    for _ in 0..<3 { core.step(expecting: .retired) }
    expectEqual(core.read(.mcycle), 2)
    expectEqual(core.read(.mcycleh), 8)
    expectEqual(core.read(.minstret), 1)
    expectEqual(core.read(.minstreth), 1)
    expectEqual(core.read(.time), 3)
  }
}
