/// An instruction of the control core: how it is written, encoded and paid for, and what it does.
package struct CoreInstruction: Sendable {
  /// What it does; `nextProgramCounter` already points behind it.
  typealias Action =
    @Sendable (inout ControlCore, DecodedInstruction) throws(Trap) -> Void

  package let mnemonic: String
  package let format: EncodingFormat
  /// The bits that are not operands.
  package let match: UInt32
  package let cost: CoreCost
  let action: Action

  init(
    _ mnemonic: String, _ format: EncodingFormat, _ match: UInt32,
    _ cost: CoreCost = .computation, action: @escaping Action
  ) {
    self.mnemonic = mnemonic
    self.format = format
    self.match = match
    self.cost = cost
    self.action = action
  }

  /// Every instruction of RV32IM with Zicsr and Zifencei; compressed ones expand to these.
  package static let all: [CoreInstruction] =
    immediateComputations + registerComputations + multiplications + jumps + branches + loads
    + stores + statusAccesses + control

  /// The instruction's 32 bits.
  ///
  /// - Parameters:
  ///   - rd: the register that is written, where there is one.
  ///   - rs1: the first register that is read.
  ///   - rs2: the second.
  ///   - immediate: the number, as `EncodingFormat.immediate(of:)` gives it back.
  package func encoded(
    rd: UInt32 = 0, rs1: UInt32 = 0, rs2: UInt32 = 0, immediate: UInt32 = 0
  ) -> UInt32 {
    .encoded(format, match, rd: rd, rs1: rs1, rs2: rs2, immediate: immediate)
  }
}
