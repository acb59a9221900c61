import MachineModel
import Testing

@Suite(
  "The control core against QEMU's",
  .enabled(if: QEMUProcess.path != nil, "\(QEMUProcess.absenceNotice)"), .serialized)
struct QEMUComparisonTests {
  @Test("has the same state before every instruction of random programs", arguments: 0..<16)
  func states(seed: Int) throws {
    let program = try RandomCoreProgram(seed: UInt64(seed), length: 2500)
    let expected = try QEMUProcess.states(of: program.bytes)
    // Programs do not skip most of themselves.
    #expect(expected.count > 1000)
    var memory = CoreMemory(
      "memory", at: RandomCoreProgram.base, byteCount: RandomCoreProgram.memoryBytes)
    memory.place(program.bytes, at: RandomCoreProgram.base)
    var core = ControlCore(
      startingAt: RandomCoreProgram.base, bus: CoreBus(memories: [memory]))
    // The emulator's timer is due from the start.
    core.bus.timer.deadline = 0
    var last = "the start"
    for (index, state) in expected.enumerated() {
      // The emulator logs the state after an interrupt was taken, or after an instruction could not
      // be fetched, not before.
      if core.dueInterrupt != nil || Self.isNowhere(core.programCounter) { _ = core.step() }
      let ours = CoreState(core)
      guard ours == state else {
        Issue.record("state \(index), after \(last):\n  ours \(ours)\n  QEMU \(state)")
        return
      }
      let address = core.programCounter
      last = CoreLogEntry(of: core, core.step(), at: address).description
    }
  }

  private static func isNowhere(_ address: UInt32) -> Bool {
    Int(address) - Int(RandomCoreProgram.base) >= RandomCoreProgram.memoryBytes
  }
}
