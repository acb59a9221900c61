/// One instruction of a program: what to do, what to wait for, and whom to tell.
package struct Instruction: Sendable, Hashable {
  /// What is done.
  package var body: InstructionBody
  /// The tokens that must be there before it starts; each is counted down.
  package var waits: TokenSet
  /// The tokens that are counted up when it is complete.
  package var signals: TokenSet

  package init(
    _ form: some InstructionForm, waits: TokenSet = TokenSet(), signals: TokenSet = TokenSet()
  ) {
    self.init(body: form.body, waits: waits, signals: signals)
  }

  package init(body: InstructionBody, waits: TokenSet, signals: TokenSet) {
    self.body = body
    self.waits = waits
    self.signals = signals
  }

  /// The unit that executes it; nil for the sequencer.
  package var unit: Unit? { type(of: body.form).unit }

  /// Whether the control core executes it where there is one with its firmware.
  package var isForCore: Bool {
    if case .compute(let compute) = body { compute.isForCore } else { false }
  }
}

extension Instruction {
  /// The instruction as a word; throws where a value does not fit its field.
  package func encoded() throws(EncodingError) -> InstructionWord {
    let form = body.form
    var word = InstructionWord()
    word.setField(
      UInt64(type(of: form).opcode.rawValue), offset: 0, width: InstructionHeader.opcodeBits)
    word.setField(
      UInt64(waits.bits), offset: InstructionHeader.opcodeBits, width: InstructionHeader.tokenBits)
    word.setField(
      UInt64(signals.bits), offset: InstructionHeader.opcodeBits + InstructionHeader.tokenBits,
      width: InstructionHeader.tokenBits)
    try form.encode(into: &word)
    return word
  }

  /// Reads a word; throws with `index` where it is no instruction.
  package init(decoding word: InstructionWord, at index: Int) throws(DecodingError) {
    let number = UInt8(truncatingIfNeeded: word.limbs[0])
    guard let opcode = Opcode(rawValue: number) else {
      throw DecodingError(word: index, reason: "0x\(String(number, radix: 16)) is no opcode")
    }
    let waits = word.field(offset: InstructionHeader.opcodeBits, width: InstructionHeader.tokenBits)
    let signals = word.field(
      offset: InstructionHeader.opcodeBits + InstructionHeader.tokenBits,
      width: InstructionHeader.tokenBits)
    switch opcode.form.decode(word) {
    case .failure(let fault):
      throw DecodingError(
        word: index,
        reason: "\(opcode.form.mnemonic): \(fault.operand) cannot be \(fault.value)")
    case .success(let body):
      self.init(
        body: body, waits: TokenSet(bits: UInt16(waits)), signals: TokenSet(bits: UInt16(signals)))
    }
    // What encodes differently had bits set that no field covers.
    guard let again = try? encoded(), again == word else {
      throw DecodingError(
        word: index, reason: "\(opcode.form.mnemonic): bits are set outside its fields")
    }
  }
}
