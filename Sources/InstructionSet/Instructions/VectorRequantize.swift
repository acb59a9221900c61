package import QuantizedArithmetic

/// Brings a run of bytes from one scale and zero point to another.
package struct VectorRequantize: InstructionForm {
  package var input = BankAddress(0)
  package var output = BankAddress(0)
  package var byteCount = 0
  package var multiplier = FixedPointMultiplier(significand: 0, shift: 0)
  package var inputZeroPoint = 0
  package var outputZeroPoint = 0
  package var clampLow = -128
  package var clampHigh = 127

  package init() {}

  package static let opcode = Opcode.requantize
  package static let mnemonic = "requantize"
  package static let summary = "Brings a run of bytes from one scale and zero point to another."
  package static let unit: Unit? = .vector
  package static let operands: [Operand<VectorRequantize>] =
    [
      Operand("input", \.input, bits: 24, "First byte of the operand."),
      Operand("output", \.output, bits: 24, "First byte of the result."),
      Operand("byteCount", \.byteCount, bits: 24, "Bytes of each."),
    ] + Operand.multiplier("multiplier", \.multiplier) + [
      Operand("inputZeroPoint", \.inputZeroPoint, bits: 9, signed: true, "Taken off each input."),
      Operand("outputZeroPoint", \.outputZeroPoint, bits: 9, signed: true, "Added to each result."),
      Operand("clampLow", \.clampLow, bits: 8, signed: true, "Least result."),
      Operand("clampHigh", \.clampHigh, bits: 8, signed: true, "Greatest result."),
    ]

  package var body: InstructionBody { .requantize(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    [
      MemoryAccess(input.byte..<input.byte + byteCount, .read),
      MemoryAccess(output.byte..<output.byte + byteCount, .write),
    ]
  }
}
