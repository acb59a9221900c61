import ChipDescription
import ChipFiles
import InstructionSet
import MachineModel
import Testing

/// A core that loads and stores one register after the other, as a program would.
struct RegisterPort: ~Copyable {
  var core: ControlCore

  /// A port to the blocks of a chip whose weight store holds zeros.
  init() throws {
    try self.init(
      chip: try ChipFile.bundled("obol-lite"), store: Array(repeating: 0, count: 1024))
  }

  /// A port to the blocks of a chip with bytes in its weight store.
  init(chip: ChipSpec, store: [UInt8]) throws {
    let words = [
      try CoreProgram.code("lw", rd: 6, rs1: 5), try CoreProgram.code("sw", rs1: 5, rs2: 6),
      try CoreProgram.code("addi"),
    ]
    let bytes = words.flatMap { word in (0..<4).map { UInt8(word >> (8 * $0) & 0xFF) } }
    var memory = CoreMemory("test", at: CoreProgram.base, byteCount: 12)
    memory.place(bytes, at: CoreProgram.base)
    let own = CoreMemory("own", at: AddressRegion.coreMemory.base, byteCount: 1 << 16)
    var bus = CoreBus(memories: [memory, own])
    bus.devices = DeviceBlock(
      chip: chip,
      identity: DeviceIdentity(
        chipIdentity: 0x1122_3344_5566_7788, signer: Array(1...32), minimumCounter: 7),
      store: store)
    core = ControlCore(startingAt: CoreProgram.base, bus: bus)
  }

  /// The register's value; nil where the load traps.
  mutating func load(offset: Int) -> UInt32? {
    access(CoreProgram.base, offset) ? core[6] : nil
  }

  /// Stores a value; false where that traps.
  mutating func store(_ value: UInt32, offset: Int) -> Bool {
    core[6] = value
    return access(CoreProgram.base + 4, offset)
  }

  /// Stores a value into the register of a name, which has to take it.
  mutating func store(_ value: UInt32, in name: String) throws {
    let register = try #require(ControlRegister.named(name))
    let isTaken = store(value, offset: register.offset)
    #expect(isTaken, "\(name)")
  }

  /// The word at an address; nil where the load traps.
  mutating func load(at address: UInt32) -> UInt32? {
    access(CoreProgram.base, at: address) ? core[6] : nil
  }

  /// Stores a word at an address; false where that traps.
  mutating func store(_ value: UInt32, at address: UInt32) -> Bool {
    core[6] = value
    return access(CoreProgram.base + 4, at: address)
  }

  /// Lets cycles pass in which the core is busy with itself.
  mutating func pass(_ cycles: Int) {
    for _ in 0..<cycles {
      core.programCounter = CoreProgram.base + 8
      core.step(expecting: .retired)
    }
  }

  /// Sleeps until one of some conditions of `interruptEnable` holds.
  mutating func sleep(until conditions: String...) throws {
    let enable = try #require(ControlRegister.named("interruptEnable"))
    core.status.enabledInterrupts = 1 << 11
    try store(conditions.reduce(0) { $0 | enable.mask(of: $1) }, in: enable.name)
    _ = core.sleepUntilWoken()
    core.bus.settle()
    try store(0, in: enable.name)
  }

  private mutating func access(_ instruction: UInt32, _ offset: Int) -> Bool {
    access(instruction, at: AddressRegion.registers.base + UInt32(offset))
  }

  private mutating func access(_ instruction: UInt32, at address: UInt32) -> Bool {
    core.programCounter = instruction
    core[5] = address
    return core.step() == .retired
  }
}

extension ControlRegister {
  /// The bits of a field.
  fileprivate func mask(of field: String) -> UInt32 {
    fields.first { $0.name == field }?.mask ?? 0
  }
}
