/// The bits that every instruction word starts with: opcode, tokens waited for, tokens signalled.
package enum InstructionHeader {
  package static let opcodeBits = 8
  package static let tokenBits = 16
  package static let bits = opcodeBits + 2 * tokenBits
}
