package import QuantizedArithmetic

/// Adds two runs of bytes, each at its own scale, as TFLite's quantised ADD does.
package struct VectorAdd: InstructionForm {
  package var left = BankAddress(0)
  package var right = BankAddress(0)
  package var output = BankAddress(0)
  package var byteCount = 0
  package var leftZeroPoint = 0
  package var rightZeroPoint = 0
  package var leftMultiplier = FixedPointMultiplier(significand: 0, shift: 0)
  package var rightMultiplier = FixedPointMultiplier(significand: 0, shift: 0)
  package var outputMultiplier = FixedPointMultiplier(significand: 0, shift: 0)
  package var outputZeroPoint = 0
  package var clampLow = -128
  package var clampHigh = 127
  package var floatRounding = false
  package var offsetBits = Int32(0)

  package init() {}

  package static let opcode = Opcode.add
  package static let mnemonic = "add"
  package static let summary = "Adds two runs of bytes, each brought to a common scale first."
  package static let unit: Unit? = .vector
  package static let operands: [Operand<VectorAdd>] =
    [
      Operand("left", \.left, bits: 24, "First byte of the left operand."),
      Operand("right", \.right, bits: 24, "First byte of the right operand."),
      Operand("output", \.output, bits: 24, "First byte of the result."),
      Operand("byteCount", \.byteCount, bits: 24, "Bytes of each."),
      Operand("leftZeroPoint", \.leftZeroPoint, bits: 8, signed: true, "Taken off the left."),
      Operand("rightZeroPoint", \.rightZeroPoint, bits: 8, signed: true, "Taken off the right."),
    ] + Operand.multiplier("leftMultiplier", \.leftMultiplier)
    + Operand.multiplier("rightMultiplier", \.rightMultiplier)
    + Operand.multiplier("outputMultiplier", \.outputMultiplier) + [
      Operand("outputZeroPoint", \.outputZeroPoint, bits: 8, signed: true, "Added to each result."),
      Operand("clampLow", \.clampLow, bits: 8, signed: true, "Least result."),
      Operand("clampHigh", \.clampHigh, bits: 8, signed: true, "Greatest result."),
      Operand(
        "floatRounding", \.floatRounding, bits: 1,
        "Add float32 products, and round once: no common scale, no output multiplier."),
      Operand(
        "offset", \.offsetBits, bits: 32, signed: true, "The bits of a float32 added to these."),
    ]

  /// What is added to sums of float32 products.
  package var offset: Float { Float(bitPattern: UInt32(bitPattern: offsetBits)) }

  package var body: InstructionBody { .add(self) }
  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    [
      MemoryAccess(left.byte..<left.byte + byteCount, .read),
      MemoryAccess(right.byte..<right.byte + byteCount, .read),
      MemoryAccess(output.byte..<output.byte + byteCount, .write),
    ]
  }
}
