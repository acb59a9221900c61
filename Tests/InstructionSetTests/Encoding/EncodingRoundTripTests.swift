import InstructionSet
import Testing

@Suite("Random instructions, through word and text")
struct EncodingRoundTripTests {
  @Test("a word decodes to an instruction that encodes to the same word")
  func words() throws {
    var instructions = RandomInstructions(seed: 1)
    for index in 0..<13_000 {
      let word = instructions.word(instructions.opcode())
      let instruction = try Instruction(decoding: word, at: index)
      #expect(try instruction.encoded() == word)
      #expect(InstructionWord(bytes: word.bytes) == word)
    }
  }

  @Test("an assembly line reads back as the instruction that it was made from")
  func text() throws {
    var instructions = RandomInstructions(seed: 2)
    for index in 0..<13_000 {
      let word = instructions.word(instructions.opcode())
      let instruction = try Instruction(decoding: word, at: index)
      #expect(try Instruction(assembly: instruction.assembly) == instruction)
    }
  }
}
