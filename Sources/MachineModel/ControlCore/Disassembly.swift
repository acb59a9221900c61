extension DecodedInstruction {
  /// The instruction as an assembler takes it, with jumps as addresses.
  ///
  /// - Parameter address: where the instruction lies.
  package func text(at address: UInt32) -> String {
    guard let instruction else { return "illegal" }
    let operands = operandTexts(instruction.format, at: address)
    return operands.isEmpty
      ? instruction.mnemonic : instruction.mnemonic + " " + operands.joined(separator: ", ")
  }

  /// The name that the calling convention gives a register.
  package static func registerName(_ index: Int) -> String { names[index & 31] }

  private static let names =
    ("zero ra sp gp tp t0 t1 t2 s0 s1 a0 a1 a2 a3 a4 a5 a6 a7 "
    + "s2 s3 s4 s5 s6 s7 s8 s9 s10 s11 t3 t4 t5 t6")
    .split(separator: " ").map(String.init)

  private func operandTexts(_ format: EncodingFormat, at address: UInt32) -> [String] {
    let (d, a, b) = (name(rd), name(rs1), name(rs2))
    let number = String(Int32(bitPattern: immediate))
    let target = "0x" + String(address &+ immediate, radix: 16)
    return switch format {
    case .register: [d, a, b]
    case .immediate, .shift: [d, a, number]
    case .indirect: [d, "\(number)(\(a))"]
    case .store: [b, "\(number)(\(a))"]
    case .branch: [a, b, target]
    case .upper: [d, "0x" + String(immediate >> 12, radix: 16)]
    case .jump: [d, target]
    case .status: [d, statusName, a]
    case .statusImmediate: [d, statusName, String(rs1)]
    case .fence, .fixed: []
    }
  }

  private var statusName: String {
    StatusRegister(rawValue: immediate).map { "\($0)" } ?? "0x" + String(immediate, radix: 16)
  }

  private func name(_ register: UInt8) -> String { Self.registerName(Int(register)) }
}
