/// Copies an entropy table from the weight store into the weight decoder.
///
/// Tables are loaded before the first frame, and stay.
package struct LoadTable: InstructionForm {
  package var source = StoreAddress(0)
  package var byteCount = 0
  package var table = 0

  package init() {}

  package init(source: StoreAddress, byteCount: Int, table: Int) {
    self.source = source
    self.byteCount = byteCount
    self.table = table
  }

  package static let opcode = Opcode.loadTable
  package static let mnemonic = "loadTable"
  package static let summary = "Copies an entropy table from the weight store into the decoder."
  package static let unit: Unit? = .storeDMA
  package static let operands: [Operand<LoadTable>] = [
    Operand("source", \.source, bits: 32, "First byte, counted from the program's constants."),
    Operand("byteCount", \.byteCount, bits: 16, "Bytes of the table."),
    Operand("table", \.table, bits: 3, "The place in the decoder."),
  ]

  package var body: InstructionBody { .loadTable(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] { [] }
}
