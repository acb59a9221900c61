import InstructionSet
import MachineModel
import Testing

/// The blocks behind the control registers behave as the registers are declared.
@Suite("The device registers")
struct DeviceRegisterTests {
  @Test("are all there, and start with what is declared")
  func reset() throws {
    var port = try RegisterPort()
    // These say what the chip and its fuses are.
    let first = try #require(ControlRegister.all.firstIndex { $0.name == "chipIdentityLow" })
    let last = try #require(ControlRegister.all.lastIndex { $0.name.hasPrefix("signer") })
    for (index, register) in ControlRegister.all.enumerated() {
      let loaded = port.load(offset: register.offset)
      let value = try #require(loaded, "\(register.name)")
      let isKnown = (first...last).contains(index)
      #expect(isKnown ? value != 0 : value == register.reset, "\(register.name)")
    }
    let beyond = port.load(offset: 0xFFC)
    #expect(beyond == nil)
  }

  @Test("keep what is written where they are declared to, and only the bits that have a field")
  func writes() throws {
    for register in ControlRegister.all {
      var port = try RegisterPort()
      let before = port.load(offset: register.offset)
      let value: UInt32 = register.access == .writeOneToAct ? 0 : .max
      let isTaken = port.store(value, offset: register.offset)
      let after = port.load(offset: register.offset)
      #expect(isTaken == (register.access != .readOnly), "\(register.name)")
      switch register.access {
      case .readWrite: #expect(after == register.mask, "\(register.name)")
      case .readOnly: #expect(after == before, "\(register.name)")
      case .writeOneToAct: #expect(after == 0, "\(register.name)")
      }
    }
  }

  @Test("let the crypto block wake the core when it is done")
  func crypto() throws {
    var port = try RegisterPort()
    let status = try #require(ControlRegister.named("cryptoStatus"))
    let control = try #require(ControlRegister.named("cryptoControl"))
    let enable = try #require(ControlRegister.named("interruptEnable"))
    port.core.status.enabledInterrupts = 1 << 11
    try port.store(enable.word(["crypto": 1]), in: enable.name)
    try port.store(128, in: "cryptoBytes")
    let start = port.core.bus.cycle
    try port.store(control.word(["hash": 1]), in: control.name)
    let busy = port.load(offset: status.offset) ?? 0
    #expect(status.isSet("busy", in: busy))
    let isWoken = port.core.sleepUntilWoken()
    let end = port.core.bus.cycle
    let done = port.load(offset: status.offset)
    #expect(isWoken)
    // Two blocks and one of padding, of 65 cycles each.
    #expect(end - start == 3 * 65)
    // Neither busy, nor the digest of what was hashed.
    #expect(done == 0)
  }
}
