/// Gives a feature map to the host as an output tensor, in NHWC order.
package struct Send: InstructionForm {
  package var tensor = 0
  package var source = FeatureMap()
  package var flipsSign = false

  package init() {}

  package init(tensor: Int, source: FeatureMap, flipsSign: Bool) {
    self.tensor = tensor
    self.source = source
    self.flipsSign = flipsSign
  }

  package static let opcode = Opcode.send
  package static let mnemonic = "send"
  package static let summary = "Gives a feature map to the host as an output tensor."
  package static let unit: Unit? = .hostDMA
  package static let operands: [Operand<Send>] =
    [Operand("tensor", \.tensor, bits: 8, "Position among the program's outputs.")]
    + Operand.featureMap("source", \.source)
    + [Operand("flipsSign", \.flipsSign, bits: 1, "Flip each byte's top bit: int8 to uint8.")]

  package var body: InstructionBody { .send(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] { source.accesses(.read) }
}
