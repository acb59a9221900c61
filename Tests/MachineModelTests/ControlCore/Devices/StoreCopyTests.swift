import ChipDescription
import InstructionSet
import MachineModel
import TestSupport
import Testing

/// What the core copies from the weight store goes through the channel of the program's loads.
@Suite("The control core's copies")
struct StoreCopyTests {
  private static let banks = AddressRegion.banks.base
  private static let memory = AddressRegion.coreMemory.base

  /// A port to a small chip whose store holds the numbers from 0 behind a program of some loads.
  private static func port(_ instructions: [Instruction] = []) throws -> RegisterPort {
    try RegisterPort.running(instructions, chip: .small)
  }

  /// The cycles that a copy takes while no section runs, and the word that it brought last.
  private static func copy(_ bytes: UInt32, to address: UInt32) throws -> (Int, UInt32?) {
    var port = try Self.port()
    let source = try port.constants
    let before = port.core.bus.cycle
    try port.startCopy(from: source, to: address, bytes: bytes)
    // The store of 'start' is the first of the cycles.
    let start = port.core.bus.cycle - 2
    #expect(start > before)
    try port.sleep(until: "dma")
    let end = try port.copyEnd(after: start)
    return (end, port.load(at: address + bytes - 4))
  }

  @Test("take the store's latency and rate", arguments: [banks, memory])
  func rate(address: UInt32) throws {
    // Five cycles of latency, then four bytes in each.
    for words in [1, 2, 16] as [UInt32] {
      let (cycles, last) = try Self.copy(4 * words, to: address)
      #expect(cycles == 5 + Int(words))
      // Each byte of the store is its place; the lowest byte of a word is the first.
      let first = 4 * words - 4
      let places: [UInt32] = [first, first + 1, first + 2, first + 3]
      let expected = places.reversed().reduce(0 as UInt32) { word, byte in word << 8 | byte }
      #expect(last == expected)
    }
  }

  @Test("wait for a load under way, and the next load for them")
  func channel() throws {
    let loads = [Instruction(Load(bytes: 64)), Instruction(Load(bytes: 64, to: 64))]
    let alone = try Self.port(loads).runAlone()
    var port = try Self.port(loads)
    let source = try port.constants
    try port.start("frame")
    let section = port.core.bus.cycle - 2
    try port.startCopy(from: source, to: Self.memory, bytes: 32)
    try port.sleep(until: "dma")
    // The first load has the channel from cycle 1 for 5 + 16 cycles, the copy for 5 + 8.
    let end = try port.copyEnd(after: section)
    #expect(end == 1 + 21 + 13)
    try port.sleep(until: "section")
    let cycles = port.core.bus.report.sectionCycles
    #expect(cycles == alone + 13)
    let last = port.load(at: Self.memory + 28)
    #expect(last == 0x1F1E_1D1C)
  }

  @Test("share the banks with a section, whichever way time moves", arguments: 0..<40)
  func leapingIsStepping(seed: UInt64) throws {
    let program = try RandomProgram.withoutHost(seed: seed)
    let stepped = try CopiedRun(program, .stepped, seed: seed)
    let leaping = try CopiedRun(program, .leaping, seed: seed)
    #expect(stepped == leaping)
  }

  @Test("are refused where they would leave the store or what they go to")
  func faults() throws {
    var port = try Self.port()
    let status = try #require(ControlRegister.named("dmaStatus"))
    let total = UInt32(ChipSpec.small.sram.totalBytes)
    let refused: [(UInt32, UInt32, UInt32)] = [
      (0, Self.memory + 2, 4), (0, Self.memory + 65536 - 4, 8), (0, Self.banks + total - 4, 8),
      (0, 0x4000_0000, 4), (1 << 20, Self.memory, 4), (.max, Self.memory, .max),
    ]
    for (source, destination, bytes) in refused {
      try port.startCopy(from: source, to: destination, bytes: bytes)
      let word = port.load(offset: status.offset)
      #expect(word == status.word(["fault": 1]))
    }
    try port.startCopy(from: 0, to: Self.memory, bytes: 0)
    let word = port.load(offset: status.offset)
    #expect(word == 0)
  }
}

/// A frame of a random program beside which the core copies into the banks.
private struct CopiedRun: Equatable {
  var ends: [UInt64] = []
  var banks: [Int8]
  var outputs: [[UInt8]]
  var sectionCycles: Int
  var events: Counters

  init(_ program: RandomProgram, _ stepping: Stepping, seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    var port = try RegisterPort.running(program.program, chip: program.chip)
    port.core.bus.devices?.accelerator.stepping = stepping
    _ = try port.run("prologue")
    let words = program.chip.sram.totalBytes / 4
    try port.startCopy(from: 0, to: AddressRegion.banks.base, bytes: 100)
    port.pass(Int.random(in: 0..<40, using: &random))
    try port.start("frame")
    for _ in 0..<4 {
      port.pass(Int.random(in: 0..<200, using: &random))
      let bytes = UInt32.random(in: 1..<200, using: &random)
      let address =
        AddressRegion.banks.base
        + 4 * UInt32.random(in: 0..<UInt32(words - 50), using: &random)
      try port.startCopy(from: UInt32.random(in: 0..<64, using: &random), to: address, bytes: bytes)
      try port.sleep(until: "dma")
      ends.append(port.core.bus.cycle)
    }
    try port.finish()
    let report = port.core.bus.report
    banks = port.core.bus.devices?.accelerator.banks ?? []
    (outputs, sectionCycles, events) = (report.outputs, report.sectionCycles, report.events)
  }
}

extension RegisterPort {
  /// The first byte in the store of the program's constants.
  fileprivate var constants: UInt32 {
    mutating get throws {
      let register = try #require(ControlRegister.named("constantsAddress"))
      return load(offset: register.offset) ?? 0
    }
  }

  /// Asks for a copy.
  fileprivate mutating func startCopy(
    from source: UInt32, to address: UInt32, bytes: UInt32
  ) throws {
    let control = try #require(ControlRegister.named("dmaControl"))
    try store(source, in: "dmaSource")
    try store(address, in: "dmaDestination")
    try store(bytes, in: "dmaBytes")
    try store(control.word(["start": 1]), in: control.name)
  }

  /// Cycles from one to the last copy's end.
  fileprivate func copyEnd(after cycle: UInt64) throws -> Int {
    Int(core.bus.report.copyEnd) - Int(cycle)
  }

  /// The cycles of a frame that nobody disturbs.
  fileprivate consuming func runAlone() throws -> Int {
    var port = self
    return try port.run("frame")
  }
}
