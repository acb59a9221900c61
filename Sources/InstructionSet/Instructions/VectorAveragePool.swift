/// Takes the rounded mean over each window of a feature map, channel by channel.
///
/// Positions in the padding take no part. Halves are rounded away from zero; for uint8 tensors,
/// whose zero is at −128 on the chip, that is up.
package struct VectorAveragePool: InstructionForm {
  package var input = FeatureMap()
  package var output = FeatureMap()
  package var kernelHeight = 1
  package var kernelWidth = 1
  package var strideHeight = 1
  package var strideWidth = 1
  package var padTop = 0
  package var padLeft = 0
  package var clampLow = -128
  package var clampHigh = 127
  package var halvesUp = false

  package init() {}

  package static let opcode = Opcode.averagePool
  package static let mnemonic = "averagePool"
  package static let summary = "Takes the rounded mean over each window of a feature map."
  package static let unit: Unit? = .vector
  package static let operands: [Operand<VectorAveragePool>] =
    Operand.featureMap("input", \.input) + Operand.featureMap("output", \.output) + [
      Operand("kernelHeight", \.kernelHeight, bits: 9, "Rows of the window."),
      Operand("kernelWidth", \.kernelWidth, bits: 9, "Columns of the window."),
      Operand("strideHeight", \.strideHeight, bits: 9, "Input rows between output rows."),
      Operand("strideWidth", \.strideWidth, bits: 9, "Input columns between output columns."),
      Operand("padTop", \.padTop, bits: 8, "Rows of padding above the input."),
      Operand("padLeft", \.padLeft, bits: 8, "Columns of padding before the input."),
      Operand("clampLow", \.clampLow, bits: 8, signed: true, "Least result."),
      Operand("clampHigh", \.clampHigh, bits: 8, signed: true, "Greatest result."),
      Operand("halvesUp", \.halvesUp, bits: 1, "Round halves up, as for bytes that were unsigned."),
    ]

  package var body: InstructionBody { .averagePool(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    input.accesses(.read) + output.accesses(.write)
  }
}
