import InstructionSet
import Testing

@Suite("Control registers")
struct ControlRegisterTests {
  @Test("lie at word offsets of their own")
  func offsets() {
    let offsets = ControlRegister.all.map(\.offset)
    #expect(offsets == offsets.sorted())
    #expect(Set(offsets).count == offsets.count)
    #expect(offsets.allSatisfy { $0.isMultiple(of: ControlRegister.byteCount) })
    #expect(Set(ControlRegister.all.map(\.name)).count == offsets.count)
  }

  @Test("have fields that do not overlap and hold their reset values")
  func fields() {
    for register in ControlRegister.all {
      var used: UInt32 = 0
      for field in register.fields {
        #expect(field.offset >= 0 && field.bits > 0 && field.offset + field.bits <= 32)
        #expect(used & field.mask == 0, "\(register.name).\(field.name)")
        #expect(field.mask >> UInt32(field.offset) >= field.reset)
        used |= field.mask
      }
      #expect(register.reset & ~used == 0)
    }
  }

  @Test("tell who the chip is after a reset")
  func identity() throws {
    let identity = try #require(ControlRegister.all.first)
    // The bytes in memory: the version, then the letters.
    #expect(identity.reset == 0x4C42_4F04)
    #expect(identity.fields.map(\.mask) == [0xFF, 0xFFFF_FF00])
  }

  @Test("count for every unit")
  func units() {
    let names = Set(ControlRegister.all.map(\.name))
    for unit in Unit.allCases {
      #expect(names.isSuperset(of: ["\(unit.name)Work", "\(unit.name)Stalls"]))
    }
  }
}
