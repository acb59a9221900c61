/// Copies bytes from the weight store into the banks.
package struct Load: InstructionForm {
  package var source = StoreAddress(0)
  package var destination = BankAddress(0)
  package var byteCount = 0

  package init() {}

  package init(source: StoreAddress, destination: BankAddress, byteCount: Int) {
    self.source = source
    self.destination = destination
    self.byteCount = byteCount
  }

  package static let opcode = Opcode.load
  package static let mnemonic = "load"
  package static let summary = "Copies bytes from the weight store into the banks."
  package static let unit: Unit? = .storeDMA
  package static let operands: [Operand<Load>] = [
    Operand("source", \.source, bits: 32, "First byte, counted from the program's constants."),
    Operand("destination", \.destination, bits: 24, "First byte in the banks."),
    Operand("byteCount", \.byteCount, bits: 24, "Bytes copied."),
  ]

  package var body: InstructionBody { .load(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    [MemoryAccess(destination.byte..<destination.byte + byteCount, .write)]
  }
}
