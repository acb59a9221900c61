import InstructionSet
import Testing

@Suite("What is refused by encoder and decoder")
struct CodingErrorTests {
  @Test("an unknown opcode is named with the word's position")
  func unknownOpcode() {
    var word = InstructionWord()
    word.setField(0xEE, offset: 0, width: 8)
    let error = #expect(throws: DecodingError.self) { try Instruction(decoding: word, at: 7) }
    #expect(error?.description == "instruction word 7: 0xee is no opcode")
  }

  @Test("a bit outside the fields is refused", arguments: Opcode.allCases)
  func strayBit(_ opcode: Opcode) throws {
    var word = InstructionWord()
    word.setField(UInt64(opcode.rawValue), offset: 0, width: 8)
    _ = try Instruction(decoding: word, at: 0)
    word.setField(1, offset: 511, width: 1)
    let error = #expect(throws: DecodingError.self) { try Instruction(decoding: word, at: 3) }
    #expect(error?.word == 3)
    #expect(error?.reason == "\(opcode.form.mnemonic): bits are set outside its fields")
  }

  @Test("a number that stands for no value is refused")
  func noValue() throws {
    let field = try #require(Convolve.fields.first { $0.name == "weightFormat" })
    var word = InstructionWord()
    word.setField(UInt64(Opcode.convolve.rawValue), offset: 0, width: 8)
    word.setField(3, offset: field.offset, width: field.bits)
    let error = #expect(throws: DecodingError.self) { try Instruction(decoding: word, at: 0) }
    #expect(error?.reason == "convolve: weightFormat cannot be 3")
  }

  @Test("a value that does not fit its field is refused with the field's range")
  func doesNotFit() {
    let load = Load(source: StoreAddress(0), destination: BankAddress(1 << 24), byteCount: 1)
    let error = #expect(throws: EncodingError.self) { try Instruction(load).encoded() }
    #expect(
      error?.description == "load: destination is 16777216, but the field holds 0 to 16777215")
  }
}
