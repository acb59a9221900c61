import MachineModel
import TestSupport

/// A program of random instructions that traps, jumps and loops, and ends.
///
/// Some registers have a meaning and are not written at random: x2, x15 and x28 point to data, x29
/// counts loops, x30 and x31 are the trap handler's.
struct RandomCoreProgram {
  /// The program as 16-bit units, from its first address on.
  private(set) var halves: [UInt16] = []
  private(set) var random: RepeatableRandom

  static let base = CoreProgram.base
  /// The middle of the data.
  static let data = base + 0x8_0000
  /// Bytes of memory: addresses beyond are nobody's.
  static let memoryBytes = 1 << 20
  /// The registers that random instructions write.
  static let destinations: [UInt32] =
    [0, 1] + Array(3...14) + Array(16...27)

  /// Makes a program.
  init(seed: UInt64, length: Int) throws {
    random = RepeatableRandom(seed: seed)
    try appendHandler()
    try appendStart()
    while halves.count < length { try appendPiece() }
    try appendEnd()
  }

  /// The program's bytes.
  var bytes: [UInt8] { halves.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }

  /// The address of what is appended next.
  var address: UInt32 { Self.base + 2 * UInt32(halves.count) }

  mutating func append(_ word: UInt32) {
    halves.append(UInt16(word & 0xFFFF))
    if word & 3 == 3 { halves.append(UInt16(word >> 16)) }
  }

  mutating func append(
    _ mnemonic: String, rd: UInt32 = 0, rs1: UInt32 = 0, rs2: UInt32 = 0, _ immediate: Int32 = 0
  ) throws {
    append(try CoreProgram.code(mnemonic, rd: rd, rs1: rs1, rs2: rs2, immediate))
  }

  /// Puts a number into a register, with two instructions.
  mutating func set(_ rd: UInt32, to value: UInt32) throws {
    let low = Int32(bitPattern: value << 20) >> 20
    let high = value &- UInt32(bitPattern: low)
    try append("lui", rd: rd, Int32(bitPattern: high))
    try append("addi", rd: rd, rs1: rd, low)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func element<Element>(of elements: [Element]) -> Element {
    elements[number(0...elements.count - 1)]
  }

  /// Any 32 bits.
  mutating func bits() -> UInt32 { .random(in: 0 ... .max, using: &random) }

  /// A register that may be written.
  mutating func destination() -> UInt32 { element(of: Self.destinations) }

  /// Any register.
  mutating func source() -> UInt32 { UInt32(number(0...31)) }

  /// A value that is likely to be a corner of something.
  mutating func value() -> UInt32 {
    number(0...2) == 0
      ? element(of: [0, 1, .max, 0x8000_0000, 0x7FFF_FFFF, 0xFFFF_8000, 31, 32])
      : bits()
  }

  /// The handler, behind a table of jumps for vectored interrupts, and the jump over it.
  private mutating func appendHandler() throws {
    try append("jal", 0x100)
    // Aligned to the table's size: 0x80000040.
    while address < Self.base + 0x40 { append(0x0000_0013) }
    while address < Self.base + 0x80 {
      try append("jal", Int32(bitPattern: Self.base + 0x80 - address))
    }
    for word in try handler() { append(word) }
    while address < Self.base + 0x100 { append(0x0000_0013) }
  }

  /// Goes on behind what trapped; after a jump to nowhere, behind the jump; after an interrupt,
  /// with interrupts let in no longer.
  private func handler() throws -> [UInt32] {
    let code = CoreProgram.code
    return [
      // What mtval holds after a breakpoint differs between versions of the emulator.
      try code("csrrw", 0, 0, 0, 0x343),
      try code("csrrs", 31, 0, 0, 0x342), try code("blt", 0, 31, 0, 56),
      try code("addi", 30, 0, 0, 1), try code("beq", 0, 31, 30, 40),
      try code("csrrs", 31, 0, 0, 0x341), try code("lhu", 30, 31, 0, 0),
      try code("andi", 30, 30, 0, 3), try code("addi", 30, 30, 0, -3),
      try code("addi", 31, 31, 0, 2), try code("bne", 0, 30, 0, 8),
      try code("addi", 31, 31, 0, 2), try code("csrrw", 0, 31, 0, 0x341),
      try code("mret", 0, 0, 0, 0), try code("csrrw", 0, 1, 0, 0x341),
      try code("mret", 0, 0, 0, 0), try code("csrrw", 0, 0, 0, 0x304), try code("mret", 0, 0, 0, 0),
    ]
  }

  private mutating func appendStart() throws {
    try set(5, to: Self.base + 0x40)
    try append("csrrw", rs1: 5, 0x305)
    for register in Self.destinations.dropFirst() { try set(register, to: value()) }
    for register: UInt32 in [2, 15, 28] { try set(register, to: Self.data) }
  }

  /// A store to the emulator's test device, which ends it.
  private mutating func appendEnd() throws {
    try set(5, to: 0x10_0000)
    try set(6, to: 0x5555)
    try append("sw", rs1: 5, rs2: 6)
    try append("jal")
  }
}
