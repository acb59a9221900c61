/// Ends a section: the sequencer waits until every unit is idle.
package struct Finish: InstructionForm {
  package init() {}

  package static let opcode = Opcode.finish
  package static let mnemonic = "finish"
  package static let summary = "Ends the section once every unit is idle."
  package static let unit: Unit? = nil
  package static let operands: [Operand<Finish>] = []

  package var body: InstructionBody { .finish(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] { [] }
}
