import ChipDescription
import ChipFiles
import InstructionSet
import Testing

/// The limits of a chip follow from the fields of instructions, which its description cannot see.
@Suite("The limits of a chip")
struct ChipLimitTests {
  @Test("of the banks are what instructions can address")
  func banks() throws {
    let address = try #require(Load.fields.first { $0.name == "destination" })
    var chip = try ChipFile.bundled("obol")
    chip.sram.banks = 4
    chip.sram.bankBytes = 1 << (address.bits - 2)
    #expect(chip.validate() == [])
    chip.sram.banks = 8
    #expect(chip.validate().map(\.knobs) == [["sram.banks", "sram.bankSize"]])
  }

  @Test("of the weight store are what instructions can address")
  func weightStore() throws {
    let address = try #require(Load.fields.first { $0.name == "source" })
    let knob = try #require(ChipSpec.knobs.first { $0.path == "weightStore.capacity" })
    #expect(!knob.range.contains(.integer(1 << address.bits)))
  }

  @Test("of the program are whole instructions")
  func program() throws {
    let knob = try #require(ChipSpec.knobs.first { $0.path == "sequencer.programSize" })
    #expect(!knob.range.contains(.integer(1024 + InstructionWord.byteCount / 2)))
    #expect(knob.range.contains(.integer(1024 + InstructionWord.byteCount)))
  }
}
