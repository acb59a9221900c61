/// Takes an input tensor, or some rows of it, from the host into a feature map.
///
/// The host sends the elements in NHWC order, each byte of them a channel of the map. Rows may come
/// more than once.
package struct Receive: InstructionForm {
  package var tensor = 0
  package var destination = FeatureMap()
  package var flipsSign = false
  package var firstRow = 0

  package init() {}

  package init(tensor: Int, destination: FeatureMap, flipsSign: Bool, firstRow: Int = 0) {
    self.tensor = tensor
    self.destination = destination
    self.flipsSign = flipsSign
    self.firstRow = firstRow
  }

  package static let opcode = Opcode.receive
  package static let mnemonic = "receive"
  package static let summary = "Takes an input tensor from the host into a feature map."
  package static let unit: Unit? = .hostDMA
  package static let operands: [Operand<Receive>] =
    [Operand("tensor", \.tensor, bits: 8, "Position among the program's inputs.")]
    + Operand.featureMap("destination", \.destination)
    + [
      Operand("flipsSign", \.flipsSign, bits: 1, "Flip each byte's top bit: uint8 to int8."),
      Operand("firstRow", \.firstRow, bits: 17, "The tensor's row that the map's first row is."),
    ]

  /// The place in the tensor, in NHWC order, of the map's first byte.
  package var firstByte: Int { firstRow * destination.width * destination.channels }

  package var body: InstructionBody { .receive(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    destination.accesses(.write)
  }
}
