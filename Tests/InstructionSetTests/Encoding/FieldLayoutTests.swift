import InstructionSet
import Testing

@Suite("The layout of instruction words")
struct FieldLayoutTests {
  @Test(
    "fields lie behind the header, within the word, and don't overlap", arguments: Opcode.allCases)
  func layout(_ opcode: Opcode) {
    var used = Set(0..<40)
    for field in opcode.form.fields {
      let bits = field.offset..<field.offset + field.bits
      #expect(used.isDisjoint(with: bits), "\(field.name)")
      #expect(bits.upperBound <= InstructionWord.byteCount * 8, "\(field.name)")
      #expect((1...32).contains(field.bits), "\(field.name)")
      used.formUnion(bits)
    }
  }

  @Test("names are unique, and every field has its sentence", arguments: Opcode.allCases)
  func names(_ opcode: Opcode) {
    let names = opcode.form.fields.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(opcode.form.fields.allSatisfy { $0.summary.hasSuffix(".") })
    #expect(opcode.form.summary.hasSuffix("."))
  }

  @Test("a choice has a word for no more values than its field holds", arguments: Opcode.allCases)
  func choices(_ opcode: Opcode) {
    for field in opcode.form.fields {
      guard case .choice(let words) = field.style else { continue }
      #expect(words.count <= 1 << field.bits, "\(field.name)")
    }
  }

  @Test("every form leads back to its own opcode, with a mnemonic of its own")
  func opcodes() {
    #expect(Opcode.allCases.allSatisfy { $0.form.opcode == $0 })
    #expect(Set(Opcode.allCases.map { $0.form.mnemonic }).count == Opcode.allCases.count)
  }
}
