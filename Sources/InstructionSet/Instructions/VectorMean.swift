package import QuantizedArithmetic

/// Takes the mean over all pixels of each channel and requantises it, as TFLM's MEAN does.
///
/// `result = multiplier · (Σ input − pixels · inputZeroPoint) + outputZeroPoint`, where the
/// compiler has divided the multiplier by the number of pixels.
package struct VectorMean: InstructionForm {
  package var input = FeatureMap()
  package var output = BankAddress(0)
  package var multiplier = FixedPointMultiplier(significand: 0, shift: 0)
  package var inputZeroPoint = 0
  package var outputZeroPoint = 0

  package init() {}

  package static let opcode = Opcode.mean
  package static let mnemonic = "mean"
  package static let summary = "Takes the mean over all pixels of each channel and requantises it."
  package static let unit: Unit? = .vector
  package static let operands: [Operand<VectorMean>] =
    Operand.featureMap("input", \.input)
    + [Operand("output", \.output, bits: 24, "First byte of the result, a row of one pixel.")]
    + Operand.multiplier("multiplier", \.multiplier) + [
      Operand("inputZeroPoint", \.inputZeroPoint, bits: 8, signed: true, "Taken off each input."),
      Operand("outputZeroPoint", \.outputZeroPoint, bits: 8, signed: true, "Added to each result."),
    ]

  package var body: InstructionBody { .mean(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    let bytes = input.bricks << input.brickShift
    return input.accesses(.read) + [MemoryAccess(output.byte..<output.byte + bytes, .write)]
  }
}
