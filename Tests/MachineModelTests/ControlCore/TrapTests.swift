import MachineModel
import Testing

@Suite("The control core traps")
struct TrapTests {
  @Test(
    "with cause, value and address",
    arguments: [
      (0x0000_0073, .environmentCall, 0), (0x0010_0073, .breakpoint, CoreProgram.base),
      (0xFFFF_FFFF, .illegalInstruction, 0xFFFF_FFFF), (0x0000_0000, .illegalInstruction, 0),
      // csrw mhartid, t0: read-only; csrr t0, 0x7C0: not there.
      (0xF142_9073, .illegalInstruction, 0xF142_9073),
      (0x7C00_22F3, .illegalInstruction, 0x7C00_22F3),
    ] as [(UInt32, TrapCause, UInt32)])
  func exceptions(word: UInt32, cause: TrapCause, value: UInt32) {
    var core = CoreProgram.core([word])
    core.step(expecting: .trapped)
    expectEqual(core.status.cause, cause.rawValue)
    expectEqual(core.status.value, value)
    expectEqual(core.status.trappedAddress, CoreProgram.base)
    expectEqual(core.read(.minstret), 0)
  }

  @Test("on fetching where there is no memory, and knows when that is where traps go")
  func fetching() throws {
    var core = CoreProgram.core([try CoreProgram.code("jalr", rs1: 5)])
    core[5] = 0x4000_0000
    core.step(expecting: .retired)
    core.step(expecting: .trapped)
    expectEqual(core.status.cause, TrapCause.instructionAccessFault.rawValue)
    expectEqual(core.status.value, 0x4000_0000)
    expectEqual(core.isLockedUp, false)
    core.step(expecting: .trapped)
    expectEqual(core.isLockedUp, true)
  }

  @Test("to its handler and back, and lets no interrupt in meanwhile")
  func handler() throws {
    var core = CoreProgram.core([
      try CoreProgram.code("csrrw", rs1: 5, 0x305), try CoreProgram.code("csrrsi", rs1: 8, 0x300),
      try CoreProgram.code("ecall"), 0, try CoreProgram.code("mret"),
    ])
    core[5] = CoreProgram.base + 16
    for _ in 0..<2 { core.step(expecting: .retired) }
    expectEqual(core.read(.mstatus), 0x1808)
    core.step(expecting: .trapped)
    expectEqual(core.programCounter, CoreProgram.base + 16)
    expectEqual(core.read(.mstatus), 0x1880)
    core.step(expecting: .retired)
    expectEqual(core.programCounter, CoreProgram.base + 8)
    expectEqual(core.read(.mstatus), 0x1888)
  }

  @Test("for interrupts, each to its vector, the software's before the timer's")
  func vectors() throws {
    var core = CoreProgram.core([try CoreProgram.code("addi")])
    core.write(CoreProgram.base + 0x101, to: .mtvec)
    core.write(0x888, to: .mie)
    core.write(8, to: .mstatus)
    core.bus.timer.deadline = 0
    core.bus.timer.isSoftwareInterruptPending = true
    expectEqual(core.read(.mip), 0x88)
    core.step(expecting: .trapped)
    expectEqual(core.programCounter, CoreProgram.base + 0x100 + 12)
    expectEqual(core.read(.mcause), 0x8000_0003)
    core.bus.timer.isSoftwareInterruptPending = false
    core.write(8, to: .mstatus)
    core.step(expecting: .trapped)
    expectEqual(core.programCounter, CoreProgram.base + 0x100 + 28)
    expectEqual(core.read(.mcause), 0x8000_0007)
  }

  @Test("no exception to a vector")
  func unvectored() throws {
    var core = CoreProgram.core([try CoreProgram.code("ecall")])
    core.write(CoreProgram.base + 0x101, to: .mtvec)
    core.step(expecting: .trapped)
    expectEqual(core.programCounter, CoreProgram.base + 0x100)
  }
}

@Suite("The control core sleeps")
struct CoreSleepTests {
  @Test("after wfi until the timer is due, even where interrupts are not let in")
  func timer() throws {
    var core = CoreProgram.core([try CoreProgram.code("wfi"), try CoreProgram.code("addi")])
    core.write(1 << 7, to: .mie)
    core.bus.timer.deadline = 1000
    core.step(expecting: .retired)
    core.step(expecting: .asleep)
    let wakes = core.sleepUntilWoken()
    #expect(wakes)
    expectEqual(core.bus.cycle, 1000)
    core.step(expecting: .retired)
    expectEqual(core.programCounter, CoreProgram.base + 8)
  }

  @Test("for good where nothing that it waits for can come")
  func forever() throws {
    var core = CoreProgram.core([try CoreProgram.code("wfi")])
    core.bus.timer.deadline = 1000
    core.step(expecting: .retired)
    core.step(expecting: .asleep)
    let wakes = core.sleepUntilWoken()
    #expect(!wakes)
  }
}
