/// How the 32 bits of an instruction are divided up.
///
/// RISC-V unprivileged architecture, sections 2.2 and 2.3. Where two forms have the same bits, they
/// differ in how they are written.
package enum EncodingFormat: Sendable, Hashable, CaseIterable {
  /// `add rd, rs1, rs2`
  case register
  /// `addi rd, rs1, immediate`
  case immediate
  /// `slli rd, rs1, amount`
  case shift
  /// `lw rd, offset(rs1)`
  case indirect
  /// `sw rs2, offset(rs1)`
  case store
  /// `beq rs1, rs2, offset`
  case branch
  /// `lui rd, immediate`
  case upper
  /// `jal rd, offset`
  case jump
  /// `csrrw rd, register, rs1`
  case status
  /// `csrrwi rd, register, immediate`
  case statusImmediate
  /// `fence`: what it orders is always in order here.
  case fence
  /// `ecall`
  case fixed

  /// The bits that tell instructions apart; the others are operands.
  package var mask: UInt32 {
    switch self {
    case .register, .shift: 0xFE00_707F
    case .immediate, .indirect, .store, .branch, .status, .statusImmediate, .fence: 0x0000_707F
    case .upper, .jump: 0x0000_007F
    case .fixed: 0xFFFF_FFFF
    }
  }

  /// The bits that name registers.
  var registerBits: UInt32 {
    let (rd, rs1, rs2): (UInt32, UInt32, UInt32) = (0xF80, 0xF_8000, 0x1F0_0000)
    return switch self {
    case .register: rd | rs1 | rs2
    case .immediate, .shift, .indirect, .status, .statusImmediate: rd | rs1
    case .store, .branch: rs1 | rs2
    case .upper, .jump: rd
    case .fence, .fixed: 0
    }
  }

  /// Whether it has a register that is written.
  package var hasDestination: Bool { registerBits & 0xF80 != 0 }

  /// The number in an instruction, extended to 32 bits.
  package func immediate(of encoding: UInt32) -> UInt32 {
    let sign = UInt32(bitPattern: Int32(bitPattern: encoding) >> 31)
    return switch self {
    case .register, .fixed, .fence: 0
    case .immediate, .indirect: UInt32(bitPattern: Int32(bitPattern: encoding) >> 20)
    case .shift: encoding >> 20 & 0x1F
    case .status, .statusImmediate: encoding >> 20
    case .store: sign << 11 | (encoding >> 20 & 0x7E0) | (encoding >> 7 & 0x1F)
    case .branch:
      sign << 12 | (encoding << 4 & 0x800) | (encoding >> 20 & 0x7E0) | (encoding >> 7 & 0x1E)
    case .upper: encoding & 0xFFFF_F000
    case .jump:
      sign << 20 | (encoding & 0xF_F000) | (encoding >> 9 & 0x800) | (encoding >> 20 & 0x7FE)
    }
  }

  /// The bits of a number in an instruction: the inverse of `immediate(of:)`.
  ///
  /// Bits that the form has no room for are left out.
  package func bits(ofImmediate value: UInt32) -> UInt32 {
    switch self {
    case .register, .fixed, .fence: 0
    case .immediate, .indirect, .status, .statusImmediate: value << 20
    case .shift: (value & 0x1F) << 20
    case .store: (value & 0xFE0) << 20 | (value & 0x1F) << 7
    case .branch:
      (value & 0x1000) << 19 | (value & 0x7E0) << 20 | (value & 0x1E) << 7 | (value & 0x800) >> 4
    case .upper: value & 0xFFFF_F000
    case .jump:
      (value & 0x10_0000) << 11 | (value & 0x7FE) << 20 | (value & 0x800) << 9 | value & 0xF_F000
    }
  }
}
