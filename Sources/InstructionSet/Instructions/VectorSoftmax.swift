/// Takes the softmax over the channels of each pixel, in the fixed point of TFLite's reference
/// kernel.
package struct VectorSoftmax: InstructionForm {
  package var input = FeatureMap()
  package var output = FeatureMap()
  package var inputMultiplier = Int32(0)
  package var inputShift = 0
  package var leastDifference = Int32(0)

  package init() {}

  package static let opcode = Opcode.softmax
  package static let mnemonic = "softmax"
  package static let summary = "Takes the softmax over the channels of each pixel."
  package static let unit: Unit? = .vector
  package static let operands: [Operand<VectorSoftmax>] =
    Operand.featureMap("input", \.input) + Operand.featureMap("output", \.output) + [
      Operand("inputMultiplier", \.inputMultiplier, bits: 32, signed: true, "Scale in Q0.31."),
      Operand("inputShift", \.inputShift, bits: 6, "Left shift beside the scale."),
      Operand(
        "leastDifference", \.leastDifference, bits: 32, signed: true,
        "Differences from the maximum below this count as zero."),
    ]

  package var body: InstructionBody { .softmax(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    input.accesses(.read) + output.accesses(.write)
  }
}
