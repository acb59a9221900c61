/// The bits that every instruction word starts with: opcode, tokens waited for, tokens signalled.
enum InstructionHeader {
  static let opcodeBits = 8
  static let tokenBits = 16
  static let bits = opcodeBits + 2 * tokenBits
}
