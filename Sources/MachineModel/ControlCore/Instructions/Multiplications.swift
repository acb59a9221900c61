extension CoreInstruction {
  /// The M extension: products and quotients (RISC-V unprivileged architecture, chapter 12).
  static let multiplications = [
    CoreInstruction("mul", .register, 0x0200_0033) { core, i in
      core[i.rd] = core[i.rs1] &* core[i.rs2]
    },
    CoreInstruction("mulh", .register, 0x0200_1033, .multiplyHigh) { core, i in
      core[i.rd] = upperHalf(core[i.rs1].extended * core[i.rs2].extended)
    },
    CoreInstruction("mulhsu", .register, 0x0200_2033, .multiplyHigh) { core, i in
      core[i.rd] = upperHalf(core[i.rs1].extended * Int64(core[i.rs2]))
    },
    CoreInstruction("mulhu", .register, 0x0200_3033, .multiplyHigh) { core, i in
      core[i.rd] = core[i.rs1].multipliedFullWidth(by: core[i.rs2]).high
    },
    CoreInstruction("div", .register, 0x0200_4033, .division) { core, i in
      core[i.rd] = core.divided(i, byZero: { _ in .max }) { left, right in
        UInt32(truncatingIfNeeded: left.extended / right.extended)
      }
    },
    CoreInstruction("divu", .register, 0x0200_5033, .division) { core, i in
      core[i.rd] = core.divided(i, byZero: { _ in .max }) { $0 / $1 }
    },
    CoreInstruction("rem", .register, 0x0200_6033, .division) { core, i in
      core[i.rd] = core.divided(i, byZero: { $0 }) { left, right in
        UInt32(truncatingIfNeeded: left.extended % right.extended)
      }
    },
    CoreInstruction("remu", .register, 0x0200_7033, .division) { core, i in
      core[i.rd] = core.divided(i, byZero: { $0 }) { $0 % $1 }
    },
  ]

  private static func upperHalf(_ product: Int64) -> UInt32 {
    UInt32(truncatingIfNeeded: product >> 32)
  }
}

extension UInt32 {
  /// The value as a signed number; in 64 bits no quotient of two overflows.
  fileprivate var extended: Int64 { Int64(Int32(bitPattern: self)) }
}

extension ControlCore {
  /// The result of a division, whose cycles depend on whether there is one.
  fileprivate mutating func divided(
    _ i: DecodedInstruction, byZero: (UInt32) -> UInt32, quotient: (UInt32, UInt32) -> UInt32
  ) -> UInt32 {
    let (left, right) = (self[i.rs1], self[i.rs2])
    guard right != 0 else { return byZero(left) }
    spend(CoreCost.division.furtherCycles)
    return quotient(left, right)
  }
}
