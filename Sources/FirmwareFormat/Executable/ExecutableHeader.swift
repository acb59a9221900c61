/// The first bytes of an executable: what it is for, and where its tables lie.
struct ExecutableHeader {
  let entry: UInt32
  /// The offset of each program header.
  let programHeaders: [Int]
  /// The offset of each section header.
  let sectionHeaders: [Int]

  /// How every ELF file begins.
  static let magic: [UInt8] = [0x7F, 0x45, 0x4C, 0x46]

  /// The numbers that an executable for this core has in its header, and what they mean.
  private static let identification: [(offset: Int, value: UInt8, meaning: String)] = [
    (4, 1, "a 32-bit file"), (5, 1, "a little-endian file"), (6, 1, "ELF version 1"),
  ]
  private static let executable = 2
  private static let riscV = 243
  /// Flags of the psABI that this core cannot follow: floating-point arguments, embedded registers.
  private static let refusedFlags = 0b1110

  /// Reads it.
  ///
  /// - Throws: why the file is no static executable for this core.
  init(_ file: ExecutableBytes) throws(ExecutableFileError) {
    guard file.bytes.starts(with: Self.magic) else { throw .notExecutable("no ELF file") }
    let start = try file.range(0, 52, "the ELF header")
    for (offset, value, meaning) in Self.identification
    where file.bytes[start.lowerBound + offset] != value {
      throw .notExecutable("not \(meaning)")
    }
    let kind = try file.half(16, "the file's kind")
    guard kind == Self.executable else {
      throw .notExecutable("ELF type \(kind), where a static executable has 2; link with -static")
    }
    let machine = try file.half(18, "the machine")
    guard machine == Self.riscV else {
      throw .notExecutable("for ELF machine \(machine), where RISC-V is 243")
    }
    let flags = try file.word(36, "the flags")
    guard flags & Self.refusedFlags == 0 else {
      throw .notExecutable("for another calling convention; compile for rv32imc with -mabi=ilp32")
    }
    entry = UInt32(try file.word(24, "the entry"))
    programHeaders = try file.table(
      at: file.word(28, "the program headers' offset"),
      count: file.half(44, "the number of program headers"),
      entryBytes: file.half(42, "the size of a program header"), least: 32, "the program headers")
    sectionHeaders = try file.table(
      at: file.word(32, "the section headers' offset"),
      count: file.half(48, "the number of section headers"),
      entryBytes: file.half(46, "the size of a section header"), least: 40, "the section headers")
  }
}
