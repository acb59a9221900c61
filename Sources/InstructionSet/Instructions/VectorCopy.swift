/// Copies a window of a feature map: result `(y, x, c)` is input `(y·sy + oy, x·sx + ox, c + oc)`.
///
/// Positions outside the input yield `fill`, so that padding, cropping, slicing with a stride and
/// concatenation are all this instruction.
package struct VectorCopy: InstructionForm {
  package var input = FeatureMap()
  package var output = FeatureMap()
  package var rowOffset = 0
  package var columnOffset = 0
  package var channelOffset = 0
  package var rowStride = 1
  package var columnStride = 1
  package var fill = 0

  package init() {}

  package static let opcode = Opcode.copy
  package static let mnemonic = "copy"
  package static let summary = "Copies a window of a feature map, with a fill value outside it."
  package static let unit: Unit? = .vector
  package static let operands: [Operand<VectorCopy>] =
    Operand.featureMap("input", \.input) + Operand.featureMap("output", \.output) + [
      Operand("rowOffset", \.rowOffset, bits: 18, signed: true, "Input row of the first result."),
      Operand("columnOffset", \.columnOffset, bits: 18, signed: true, "Input column likewise."),
      Operand("channelOffset", \.channelOffset, bits: 18, signed: true, "Input channel likewise."),
      Operand("rowStride", \.rowStride, bits: 16, "Input rows between result rows."),
      Operand("columnStride", \.columnStride, bits: 17, "Input columns between result columns."),
      Operand("fill", \.fill, bits: 8, signed: true, "The value outside the input."),
    ]

  /// Whether bricks of the output are bricks of the input, moved.
  package var keepsBricks: Bool {
    rowStride == 1 && columnStride == 1 && input.brickShift == output.brickShift
      && channelOffset & (output.brickChannels - 1) == 0
  }

  package var body: InstructionBody { .copy(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    input.accesses(.read) + output.accesses(.write)
  }
}
