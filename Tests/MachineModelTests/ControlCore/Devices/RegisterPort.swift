import ChipFiles
import InstructionSet
import MachineModel
import Testing

/// A core that loads and stores one register after the other, as a program would.
struct RegisterPort: ~Copyable {
  var core: ControlCore

  /// A port to the blocks of a chip whose weight store holds zeros.
  init() throws {
    let words = [
      try CoreProgram.code("lw", rd: 6, rs1: 5), try CoreProgram.code("sw", rs1: 5, rs2: 6),
    ]
    let bytes = words.flatMap { word in (0..<4).map { UInt8(word >> (8 * $0) & 0xFF) } }
    var memory = CoreMemory("test", at: CoreProgram.base, byteCount: 8)
    memory.place(bytes, at: CoreProgram.base)
    var bus = CoreBus(memories: [memory])
    bus.devices = DeviceBlock(
      chip: try ChipFile.bundled("obol-lite"),
      identity: DeviceIdentity(
        chipIdentity: 0x1122_3344_5566_7788, signer: Array(1...32), minimumCounter: 7),
      store: Array(repeating: 0, count: 1024))
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

  private mutating func access(_ instruction: UInt32, _ offset: Int) -> Bool {
    core.programCounter = instruction
    core[5] = AddressRegion.registers.base + UInt32(offset)
    return core.step() == .retired
  }
}
