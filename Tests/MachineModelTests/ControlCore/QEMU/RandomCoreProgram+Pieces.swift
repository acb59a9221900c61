import MachineModel

extension RandomCoreProgram {
  /// One or a few instructions that belong together.
  mutating func appendPiece() throws {
    switch number(0...19) {
    case 0...6: try appendComputation()
    case 7...9: try appendAccess()
    case 10...11: appendBits()
    case 12: try appendBranch()
    case 13: try appendLoop()
    case 14: try appendJump()
    case 15: try appendFault()
    case 16: try appendStatusAccess()
    case 17: try appendInterrupt()
    case 18: try appendReturn()
    default: try appendNewCode()
    }
  }

  private mutating func appendComputation() throws {
    let formats: [EncodingFormat] = [.register, .immediate, .shift, .upper]
    let instruction = element(of: CoreInstruction.all.filter { formats.contains($0.format) })
    append(
      instruction.encoded(
        rd: destination(), rs1: source(), rs2: source(),
        immediate: instruction.format == .upper ? value() : UInt32(number(0...4095))))
  }

  /// A load or store near the data, aligned or not, or a compressed one.
  private mutating func appendAccess() throws {
    let pointer: UInt32 = element(of: [2, 15, 28])
    switch number(0...5) {
    case 0...1:
      let load = element(of: ["lb", "lh", "lw", "lbu", "lhu"])
      try append(load, rd: destination(), rs1: pointer, Int32(number(-2048...2047)))
    case 2...3:
      let store = element(of: ["sb", "sh", "sw"])
      try append(store, rs1: pointer, rs2: source(), Int32(number(-2048...2047)))
    case 4:
      // c.lw and c.sw from x15, and c.lwsp and c.swsp, with any offset.
      let (popular, offset) = (UInt32(number(0...6)), UInt32(number(0...31)))
      append(
        element(of: [0x4380, 0xC380]) | (offset & 7) << 10 | (offset >> 3) << 5 | popular << 2)
    default:
      let offset = UInt32(number(0...31))
      let rd = max(1, destination())
      let load = 0x4002 | rd << 7 | offset << 2
      append(number(0...1) == 0 ? load : 0xC002 | offset << 8 | source() << 2)
    }
  }

  /// Any bits that compute something or are illegal, compressed or not.
  private mutating func appendBits() {
    while true {
      let decoded = DecodedInstruction(fetched: bits() & ~3 | UInt32(number(0...3)))
      guard isHarmless(decoded) else { continue }
      return append(decoded.encoding)
    }
  }

  /// Whether an instruction goes nowhere, reads no memory and writes nothing that has a meaning.
  private func isHarmless(_ decoded: DecodedInstruction) -> Bool {
    // Fences and the like, and what extensions of the emulator may have there, are not random.
    let isSystem = decoded.encoding & 3 == 3 && [0x0F, 0x73].contains(decoded.encoding & 0x7F)
    guard !isSystem else { return false }
    guard let instruction = decoded.instruction else { return true }
    let computes = [.register, .immediate, .shift, .upper].contains(instruction.format)
    let destination = decoded.destination.map { UInt32($0) } ?? 0
    return computes && Self.destinations.contains(destination)
  }

  /// A branch over a few instructions, taken or not.
  private mutating func appendBranch() throws {
    let count = number(1...3)
    let branches = CoreInstruction.all.filter { $0.format == .branch }
    let branch = element(of: branches)
    append(
      branch.encoded(rs1: source(), rs2: source(), immediate: UInt32(4 + 4 * count)))
    for _ in 0..<count { try append("addi", rd: destination(), rs1: source(), 5) }
    // c.bnez and c.beqz over one compressed addition.
    append((number(0...1) == 0 ? 0xC011 : 0xE011) | UInt32(number(0...7)) << 7)
    append(0x0505)
  }

  private mutating func appendLoop() throws {
    try append("addi", rd: 29, Int32(number(1...4)))
    let start = address
    for _ in 0..<number(1...6) { try appendComputation() }
    try append("addi", rd: 29, rs1: 29, -1)
    try append("bne", rs1: 29, rs2: 0, Int32(bitPattern: start &- address))
  }

  private mutating func appendJump() throws {
    switch number(0...3) {
    case 0: try append("jal", rd: destination(), 8)
    case 1: append(element(of: [0xA019, 0x2019]))
    case 2:
      let register: UInt32 = element(of: [5, 6, 7])
      try append("auipc", rd: register, 0)
      try append("jalr", rd: destination(), rs1: register, element(of: [12, 13]))
    default:
      // c.addi t0, 12, and c.jr t0 or c.jalr t0.
      try append("auipc", rd: 5, 0)
      append(0x02B1)
      append(element(of: [0x8282, 0x9282]))
    }
    try append("addi", rd: destination(), rs1: source(), -7)
  }

  /// A call for help, a breakpoint, an access to nowhere or a jump there.
  ///
  /// Accesses to nowhere are aligned: of one that is not, `mtval` may hold either of its words.
  private mutating func appendFault() throws {
    let nowhere = UInt32(number(0x80200...0xFFFFE)) << 12
    switch number(0...6) {
    case 0: try append("ecall")
    case 1: try append("ebreak")
    case 2: append(0x9002)
    case 3:
      try append("lui", rd: 5, Int32(bitPattern: nowhere))
      let load = element(of: ["lb", "lh", "lw"])
      try append(load, rd: destination(), rs1: 5, Int32(4 * number(0...511)))
    case 4:
      try append("lui", rd: 5, Int32(bitPattern: nowhere))
      let store = element(of: ["sb", "sh", "sw"])
      try append(store, rs1: 5, rs2: source(), Int32(4 * number(0...511)))
    case 5:
      try append("lui", rd: 5, Int32(bitPattern: nowhere))
      try append("jalr", rd: 1, rs1: 5, Int32(number(0...2047)))
    default:
      try append("lui", rd: 5, Int32(bitPattern: nowhere))
      append(0x9282)
    }
  }
}
