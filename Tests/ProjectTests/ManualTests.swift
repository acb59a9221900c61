import ChipDescription
import DerivedFiles
import InstructionSet
import Testing

@Suite("Manuals")
struct ManualTests {
  @Test("have a table or a list of everything there is", arguments: Manual.allCases)
  func notEmpty(manual: Manual) {
    #expect(manual.text.split(separator: "\n").count > 10)
    #expect(manual.text.hasSuffix("\n"))
  }

  @Test("of chips name every knob with its sentence")
  func chip() {
    for knob in ChipSpec.knobs {
      #expect(Manual.chip.text.contains("  \(knob.path): "), "\(knob.path)")
      #expect(Manual.chip.text.contains(knob.summary), "\(knob.path)")
    }
  }

  @Test("of instructions name every field of every instruction")
  func instructions() {
    for opcode in Opcode.allCases {
      #expect(Manual.isa.text.contains("## \(opcode.form.mnemonic)\n"))
      for field in opcode.form.fields { #expect(Manual.isa.text.contains("`\(field.name)`")) }
    }
  }

  @Test("of registers name every register")
  func registers() {
    for register in ControlRegister.all {
      #expect(Manual.registers.text.contains("## \(register.name)\n"))
    }
    for command in MailboxCommand.allCases {
      #expect(Manual.registers.text.contains("| `\(command.name)` | \(command.rawValue) |"))
    }
    for reply in MailboxReply.allCases {
      #expect(Manual.registers.text.contains("| `\(reply.name)` | \(reply.rawValue) |"))
    }
  }
}
