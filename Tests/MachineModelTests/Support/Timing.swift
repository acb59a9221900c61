import ChipDescription
import InstructionSet
import MachineModel
import Testing

/// Times a section of instructions, both by stepping and by leaping, which have to agree.
func time(
  _ instructions: [Instruction], on chip: ChipSpec = .small,
  inputs: [HostTensor] = [], outputs: [HostTensor] = []
) throws -> SectionRecord {
  let program = Program(
    name: "timing", geometry: ArrayGeometry(of: chip),
    body: Section(instructions.map { Section.Step($0, layer: 0) }),
    constants: Array(repeating: 1, count: 256), inputs: inputs, outputs: outputs)
  var machine = try Machine(chip: chip, program: program)
  let record = try machine.time(.body, .stepped)
  #expect(try machine.time(.body, .leaping) == record)
  for unit in record.units { #expect(unit.cycles == record.cycles) }
  return record
}

/// Times one instruction on its own.
func time(
  _ form: some InstructionForm, on chip: ChipSpec = .small,
  inputs: [HostTensor] = [], outputs: [HostTensor] = []
) throws -> InstructionRecord {
  let record = try time([Instruction(form)], on: chip, inputs: inputs, outputs: outputs)
  return try #require(record.instructions.first)
}

extension InstructionRecord {
  /// Cycles from its start to its end.
  var cycles: Int { end - start }
}

extension ChipSpec {
  /// The small chip with something changed.
  static func small(_ change: (inout ChipSpec) -> Void) -> ChipSpec {
    var chip = ChipSpec.small
    change(&chip)
    return chip
  }
}

extension VectorRequantize {
  /// One from the first group of banks to the second.
  init(bytes: Int, from input: Int = 0, to output: Int = 2048) {
    self.init()
    self.input = BankAddress(input)
    self.output = BankAddress(output)
    byteCount = bytes
  }
}

extension Load {
  init(bytes: Int, to destination: Int = 0) {
    self.init(
      source: StoreAddress(0), destination: BankAddress(destination), byteCount: bytes)
  }
}

extension TokenSet {
  init(from producer: InstructionSet.Unit, to consumer: InstructionSet.Unit) {
    self.init()
    insert(Token(from: producer, to: consumer))
  }
}
