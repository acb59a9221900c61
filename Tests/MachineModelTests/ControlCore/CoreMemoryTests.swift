import MachineModel
import Testing

@Suite("The control core's memory")
struct CoreMemoryTests {
  /// What lies at the address that x6 holds.
  private static let data: [UInt16] = [0xF281, 0x8483, 0x1122, 0x3344]
  private static let dataAddress = CoreProgram.base + 8

  @Test(
    "is read in bytes, halves and words, aligned or not",
    arguments: [
      ("lb", 0, 0xFFFF_FF81, 2), ("lbu", 0, 0x81, 2), ("lbu", 3, 0x84, 2),
      ("lh", 0, 0xFFFF_F281, 2), ("lhu", 2, 0x8483, 2), ("lw", 0, 0x8483_F281, 2),
      ("lhu", 1, 0x83F2, 2), ("lhu", 3, 0x2284, 3), ("lw", 1, 0x2284_83F2, 3),
      ("lw", 3, 0x4411_2284, 3),
    ] as [(String, Int32, UInt32, UInt64)])
  func loads(mnemonic: String, offset: Int32, value: UInt32, cycles: UInt64) throws {
    let word = try CoreProgram.code(mnemonic, rd: 5, rs1: 6, offset)
    var core = CoreProgram.core(
      halves: [UInt16(word & 0xFFFF), UInt16(word >> 16), 0, 0] + Self.data)
    core[6] = Self.dataAddress
    core.step(expecting: .retired)
    expectEqual(core[5], value)
    expectEqual(core.bus.cycle, cycles)
  }

  @Test(
    "is written in bytes, halves and words, aligned or not, and nothing beside them",
    arguments: [
      ("sb", 1, [0x8483_DD81, 0x3344_1122]), ("sh", 2, [0xCCDD_F281, 0x3344_1122]),
      ("sw", 0, [0xAABB_CCDD, 0x3344_1122]), ("sh", 3, [0xDD83_F281, 0x3344_11CC]),
      ("sw", 3, [0xDD83_F281, 0x33AA_BBCC]),
    ] as [(String, Int32, [UInt32])])
  func stores(mnemonic: String, offset: Int32, words: [UInt32]) throws {
    let code = [
      try CoreProgram.code(mnemonic, rs1: 6, rs2: 7, offset),
      try CoreProgram.code("lw", rd: 8, rs1: 6, 0), try CoreProgram.code("lw", rd: 9, rs1: 6, 4),
    ]
    var core = CoreProgram.core(
      halves: code.flatMap { [UInt16($0 & 0xFFFF), UInt16($0 >> 16)] } + Self.data)
    core[6] = CoreProgram.base + 12
    core[7] = 0xAABB_CCDD
    for _ in code { core.step(expecting: .retired) }
    expectEqual([core[8], core[9]], words)
  }

  @Test(
    "answers only where there is some",
    arguments: [
      ("lw", 0x7FFF_FFFE, .loadAccessFault), ("sw", 0x8001_0000, .storeAccessFault),
      ("lw", 0x0200_0002, .loadMisaligned), ("sh", 0x0200_4001, .storeMisaligned),
      ("sb", 0x0200_4000, .storeAccessFault), ("lw", 0x0200_0004, .loadAccessFault),
    ] as [(String, UInt32, TrapCause)])
  func faults(mnemonic: String, address: UInt32, cause: TrapCause) throws {
    var core = CoreProgram.core([try CoreProgram.code(mnemonic, rd: 0, rs1: 6, rs2: 7)])
    core[6] = address
    core.step(expecting: .trapped)
    expectEqual(core.status.cause, cause.rawValue)
    expectEqual(core.status.value, address)
    expectEqual(core.status.trappedAddress, CoreProgram.base)
  }

  @Test("that is read-only is not written")
  func readOnly() throws {
    var rom = CoreMemory("rom", at: 0x1000, byteCount: 4, isWritable: false)
    let word = try CoreProgram.code("sw", rs1: 0, rs2: 0, 0x7FC)
    rom.place((0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }, at: 0x1000)
    var core = ControlCore(
      startingAt: 0x1000,
      bus: CoreBus(memories: [rom, CoreMemory("zero", at: 0, byteCount: 2048, isWritable: false)]))
    core.step(expecting: .trapped)
    expectEqual(core.status.cause, TrapCause.storeAccessFault.rawValue)
    expectEqual(core.status.value, 0x7FC)
  }
}
