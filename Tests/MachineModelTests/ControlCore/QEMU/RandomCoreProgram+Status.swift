extension RandomCoreProgram {
  /// Reads and writes of status registers, also of those that are not there or not writable.
  mutating func appendStatusAccess() throws {
    let access = element(of: ["csrrw", "csrrs", "csrrc", "csrrwi", "csrrsi", "csrrci"])
    switch number(0...5) {
    case 0...2:
      let register: Int32 = element(of: [0x340, 0x342, 0x343])
      try append(access, rd: destination(), rs1: source(), register)
    case 3:
      // The emulator keeps the lowest bit of mepc, which has none: it is given even addresses.
      try append("andi", rd: 5, rs1: source(), -2)
      try append("csrrw", rd: destination(), rs1: 5, 0x341)
    case 4:
      try append("csrrs", rd: destination(), element(of: [0x301, 0x305, 0x344, 0xF14, 0x341]))
    default:
      try append(access, rd: destination(), rs1: source(), element(of: [0x7C0, 0x180, 0x5A8]))
      try append("csrrw", rd: destination(), rs1: source(), 0xF14)
    }
  }

  /// An interrupt of the timer, which is always due, or of software; taken, masked, or slept for.
  mutating func appendInterrupt() throws {
    if number(0...1) == 0 { try append(element(of: ["csrrsi", "csrrci"]), rs1: 1, 0x305) }
    let isTimer = number(0...1) == 0
    try set(5, to: 0x0200_0000)
    try append("addi", rd: 6, isTimer ? 0 : 1)
    try append("sw", rs1: 5, rs2: 6)
    try append("addi", rd: 6, isTimer ? 0x80 : 8)
    switch number(0...2) {
    case 0:
      try append("csrrw", rs1: 6, 0x304)
      try append("csrrsi", rs1: 8, 0x300)
    case 1:
      try append("csrrsi", rs1: 8, 0x300)
      try append("csrrs", rd: destination(), rs1: 6, 0x304)
    default:
      try append("csrrci", rs1: 8, 0x300)
      try append("csrrw", rs1: 6, 0x304)
      try append("wfi")
    }
    try append("csrrw", rs1: 0, 0x304)
    try append("sw", rs1: 5, rs2: 0)
  }

  /// A return from no trap, to the instruction behind it.
  mutating func appendReturn() throws {
    // The emulator's mode before the trap may still be none: machine mode is asked for.
    try set(6, to: 0x1800)
    try append("csrrs", rs1: 6, 0x300)
    try append("auipc", rd: 5, 0)
    try append("addi", rd: 5, rs1: 5, 16)
    try append("csrrw", rs1: 5, 0x341)
    try append("mret")
    try append(element(of: ["fence", "fence.i"]))
  }

  /// An instruction that is written just before it is executed.
  mutating func appendNewCode() throws {
    try set(5, to: try CoreProgram.code("addi", rd: destination(), rs1: source(), 99))
    try append("auipc", rd: 6, 0)
    try append("sw", rs1: 6, rs2: 5, 12)
    try append("fence.i")
    try append("ebreak")
  }
}
