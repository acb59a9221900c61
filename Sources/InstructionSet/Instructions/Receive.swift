/// Takes an input tensor from the host into a feature map.
///
/// The host sends the tensor's elements in NHWC order, one byte each.
package struct Receive: InstructionForm {
  package var tensor = 0
  package var destination = FeatureMap()
  package var flipsSign = false

  package init() {}

  package init(tensor: Int, destination: FeatureMap, flipsSign: Bool) {
    self.tensor = tensor
    self.destination = destination
    self.flipsSign = flipsSign
  }

  package static let opcode = Opcode.receive
  package static let mnemonic = "receive"
  package static let summary = "Takes an input tensor from the host into a feature map."
  package static let unit: Unit? = .hostDMA
  package static let operands: [Operand<Receive>] =
    [Operand("tensor", \.tensor, bits: 8, "Position among the program's inputs.")]
    + Operand.featureMap("destination", \.destination)
    + [Operand("flipsSign", \.flipsSign, bits: 1, "Flip each byte's top bit: uint8 to int8.")]

  package var body: InstructionBody { .receive(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    destination.accesses(.write)
  }
}
