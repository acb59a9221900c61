/// A 16-bit instruction: which bits make it out, and which 32-bit instruction it stands for.
///
/// RISC-V unprivileged architecture, chapter 28 (C extension), for RV32 without floating point.
/// Encodings that the tables there call reserved have no expansion.
package struct CompressedInstruction: Sendable {
  package let mnemonic: String
  /// The bits that are not operands.
  package let mask: UInt32
  package let match: UInt32
  /// The instruction that it stands for; nothing where the operands are reserved.
  let expand: @Sendable (CompressedBits) -> UInt32?

  init(
    _ mnemonic: String, mask: UInt32, _ match: UInt32,
    expand: @escaping @Sendable (CompressedBits) -> UInt32?
  ) {
    self.mnemonic = mnemonic
    self.mask = mask
    self.match = match
    self.expand = expand
  }

  /// Every one, each after those whose encodings are taken out of its own.
  package static let all = stackAndMemory + computations + jumps

  /// The 32-bit instruction that 16 bits stand for.
  package static func expansion(of encoding: UInt32) -> UInt32? {
    all.first { encoding & $0.mask == $0.match }?.expand(CompressedBits(encoding))
  }
}

/// The operands of a 16-bit instruction, whose bits lie in an order of their own.
struct CompressedBits {
  let encoding: UInt32

  init(_ encoding: UInt32) { self.encoding = encoding }

  /// The register in bits 7 to 11.
  var rd: UInt32 { encoding >> 7 & 0x1F }
  /// The register in bits 2 to 6.
  var rs2: UInt32 { encoding >> 2 & 0x1F }
  /// One of the eight popular registers, x8 to x15, in bits 7 to 9.
  var popular1: UInt32 { 8 + (encoding >> 7 & 7) }
  /// One of them in bits 2 to 4.
  var popular2: UInt32 { 8 + (encoding >> 2 & 7) }

  /// The six-bit number of most instructions, with its sign.
  var immediate: UInt32 { signed(gather((12, 5), (6, 4), (5, 3), (4, 2), (3, 1), (2, 0)), 6) }

  /// How far a jump goes.
  var jumpOffset: UInt32 {
    signed(
      gather(
        (12, 11), (11, 4), (10, 9), (9, 8), (8, 10), (7, 6), (6, 7), (5, 3), (4, 2), (3, 1), (2, 5)
      ), 12)
  }

  /// How far a branch goes.
  var branchOffset: UInt32 {
    signed(gather((12, 8), (11, 4), (10, 3), (6, 7), (5, 6), (4, 2), (3, 1), (2, 5)), 9)
  }

  /// Bits of the instruction moved to where they count: from, to.
  func gather(_ moves: (from: UInt32, to: UInt32)...) -> UInt32 {
    moves.reduce(0) { $0 | (encoding >> $1.from & 1) << $1.to }
  }

  func signed(_ value: UInt32, _ bits: UInt32) -> UInt32 {
    UInt32(bitPattern: Int32(bitPattern: value << (32 - bits)) >> Int32(32 - bits))
  }
}

extension UInt32 {
  /// A 32-bit instruction for an expansion.
  ///
  /// - Parameter match: the bits of the instruction that are not operands.
  static func encoded(
    _ format: EncodingFormat, _ match: UInt32, rd: UInt32 = 0, rs1: UInt32 = 0, rs2: UInt32 = 0,
    immediate: UInt32 = 0
  ) -> UInt32 {
    let registers = (rd << 7 | rs1 << 15 | rs2 << 20) & format.registerBits
    return match | registers | format.bits(ofImmediate: immediate) & ~format.mask
  }
}
