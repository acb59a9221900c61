/// Lays the elements of a feature map, in NHWC order, out as a feature map of another shape.
package struct VectorReshape: InstructionForm {
  package var input = FeatureMap()
  package var output = FeatureMap()

  package init() {}

  package static let opcode = Opcode.reshape
  package static let mnemonic = "reshape"
  package static let summary =
    "Lays elements, in NHWC order, out as a feature map of another shape."
  package static let unit: Unit? = .vector
  package static let operands: [Operand<VectorReshape>] =
    Operand.featureMap("input", \.input) + Operand.featureMap("output", \.output)

  package var body: InstructionBody { .reshape(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    input.accesses(.read) + output.accesses(.write)
  }
}
