import ChipFiles
import InstructionSet
import MachineModel
import Testing

/// A core that does not write its watchdog in time starts anew; one that sleeps pays little.
@Suite("The watchdog")
struct WatchdogTests {
  /// A core whose ROM holds a program, beside the blocks of a chip.
  private static func core(_ words: [UInt32]) throws -> ControlCore {
    let chip = try ChipFile.bundled("obol-lite")
    var memories = CoreMemoryBytes(chip).coreMemories
    let bytes = words.flatMap { word in (0..<4).map { UInt8(word >> (8 * $0) & 0xFF) } }
    memories[0].place(bytes, at: AddressRegion.rom.base)
    var bus = CoreBus(memories: memories)
    bus.devices = DeviceBlock(
      chip: chip, identity: DeviceIdentity(chipIdentity: 1, signer: []), store: [])
    return ControlCore(startingAt: AddressRegion.rom.base, bus: bus)
  }

  /// Writes 100 cycles into the watchdog, then goes on with the words given.
  private static func program(then rest: [UInt32]) throws -> [UInt32] {
    let watchdog = try #require(ControlRegister.named("watchdog"))
    return [
      try CoreProgram.code("lui", rd: 5, Int32(bitPattern: AddressRegion.registers.base)),
      try CoreProgram.code("addi", rd: 6, 100),
      try CoreProgram.code("sw", rs1: 5, rs2: 6, Int32(watchdog.offset)),
    ] + rest
  }

  @Test("resets a core that hangs, each time")
  func hanging() throws {
    var core = try Self.core(try Self.program(then: [try CoreProgram.code("jal", 0)]))
    let ending = core.runUntilIdle(limit: 400)
    let resets = core.bus.devices?.resetCount
    #expect(ending == .outOfPatience)
    // 400 steps are three stores and some 49 jumps of two cycles, over and over.
    #expect((6...9).contains(Int(resets ?? 0)))
  }

  @Test("resets a core that sleeps too long")
  func sleeping() throws {
    var core = try Self.core(try Self.program(then: [try CoreProgram.code("wfi")]))
    let ending = core.runUntilIdle(limit: 40)
    let (resets, asleep) = (core.bus.devices?.resetCount ?? 0, core.asleepCycles)
    #expect(ending == .outOfPatience)
    #expect(resets > 2)
    #expect(asleep > 90 * UInt64(resets))
  }

  @Test("lets a core alone that switches it off")
  func switchedOff() throws {
    let watchdog = try #require(ControlRegister.named("watchdog"))
    var core = try Self.core(
      try Self.program(
        then: [
          try CoreProgram.code("sw", rs1: 5, rs2: 0, Int32(watchdog.offset)),
          try CoreProgram.code("wfi"),
        ]))
    let ending = core.runUntilIdle(limit: 1000)
    let resets = core.bus.devices?.resetCount
    #expect(ending == .idle)
    #expect(resets == 0)
  }
}
