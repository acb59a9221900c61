package import QuantizedArithmetic

/// Convolves a feature map on the array, requantises the sums and writes them as a feature map.
///
/// `sum[o] = bias[o] + Σ (weight − weightZeroPoint) · input`, where positions in the padding count
/// as `inputZeroPoint`; the compiler has folded `−inputZeroPoint · Σ weight` into the bias.
/// `ConvolutionLoops` says in which order the array goes through it, which is also the order of the
/// weight stream. The output's channels are a run of the layer's channels that starts on a brick.
package struct Convolve: InstructionForm {
  package var input = FeatureMap()
  package var output = FeatureMap()
  package var kernelHeight = 1
  package var kernelWidth = 1
  package var strideHeight = 1
  package var strideWidth = 1
  package var dilationHeight = 1
  package var dilationWidth = 1
  package var padTop = 0
  package var padLeft = 0
  package var depthwise = false
  package var foldsTaps = false
  package var groupsPerBlock = 1
  package var weights = BankAddress(0)
  package var weightFormat = WeightFormat.int8
  package var weightZeroPoint = 0
  package var parameters = BankAddress(0)
  package var singleRounding = false
  package var floatRounding = false
  package var inputZeroPoint = 0
  package var outputZeroPoint = 0
  package var clampLow = -128
  package var clampHigh = 127
  package var weightCoding = WeightCoding.packed
  package var weightTable = 0
  package var weightLanes = 0
  package var codedBytes = 0
  package var doublesOutputs = false
  package var patternLength = 0
  package var patternKept = 0
  package var foldsInputs = false
  package var storedTiles = 0

  package init() {}

  package static let opcode = Opcode.convolve
  package static let mnemonic = "convolve"
  package static let summary =
    "Convolves a feature map on the array, requantises the sums and writes them."
  package static let unit: Unit? = .array
  package static let operands: [Operand<Convolve>] =
    Operand.featureMap("input", \.input) + Operand.featureMap("output", \.output) + [
      Operand("kernelHeight", \.kernelHeight, bits: 8, "Rows of the kernel."),
      Operand("kernelWidth", \.kernelWidth, bits: 8, "Columns of the kernel."),
      Operand("strideHeight", \.strideHeight, bits: 6, "Input rows between output rows."),
      Operand("strideWidth", \.strideWidth, bits: 6, "Input columns between output columns."),
      Operand("dilationHeight", \.dilationHeight, bits: 6, "Input rows between kernel rows."),
      Operand("dilationWidth", \.dilationWidth, bits: 6, "Input columns between kernel columns."),
      Operand("padTop", \.padTop, bits: 8, "Rows of padding above the input."),
      Operand("padLeft", \.padLeft, bits: 8, "Columns of padding before the input."),
      Operand(
        "depthwise", \.depthwise, bits: 1, "Each output channel reads its own input channel."),
      Operand("foldsTaps", \.foldsTaps, bits: 1, "The tap lanes take further input channels."),
      Operand("groupsPerBlock", \.groupsPerBlock, bits: 13, "Pixel groups summed before a drain."),
      Operand("weights", \.weights, bits: 24, "First byte of the weight stream."),
      Operand("weightFormat", \.weightFormat, bits: 2, "How wide the multipliers' weights are."),
      Operand(
        "weightZeroPoint", \.weightZeroPoint, bits: 9, signed: true, "Taken off each weight."),
      Operand("parameters", \.parameters, bits: 24, "First byte of the channels' parameters."),
      Operand("singleRounding", \.singleRounding, bits: 1, "Requantise with one rounding."),
      Operand("inputZeroPoint", \.inputZeroPoint, bits: 8, signed: true, "The padding's value."),
      Operand("outputZeroPoint", \.outputZeroPoint, bits: 8, signed: true, "Added to each result."),
      Operand("clampLow", \.clampLow, bits: 8, signed: true, "Least result."),
      Operand("clampHigh", \.clampHigh, bits: 8, signed: true, "Greatest result."),
      Operand("weightCoding", \.weightCoding, bits: 4, "How the stream stores weights."),
      Operand("weightTable", \.weightTable, bits: 3, "The decoder's table of an entropy code."),
      Operand(
        "weightLanes", \.weightLanes, bits: 7, "Weights of a decode cycle; 0 where packed."),
      Operand("codedBytes", \.codedBytes, bits: 24, "Bytes of the stream; 0 where packed."),
      Operand(
        "doublesOutputs", \.doublesOutputs, bits: 1,
        "Each multiplier takes the int4 weights of two output channels."),
      Operand(
        "patternLength", \.patternLength, bits: 5,
        "Neighbouring input channels of which patternKept weights are multiplied."),
      Operand("patternKept", \.patternKept, bits: 5, "Weights of a pattern that are multiplied."),
      Operand(
        "foldsInputs", \.foldsInputs, bits: 1,
        "Depthwise, the input lanes take further kernel taps."),
      Operand(
        "storedTiles", \.storedTiles, bits: 20,
        "Weight tiles in the stream, a flag before each; 0 where all are, without flags."),
      Operand(
        "floatRounding", \.floatRounding, bits: 1,
        "Multiply by the scale in float32, and round once."),
    ]

  /// Whether the array skips the zeros of a pattern.
  package var isPatterned: Bool { patternKept > 0 && patternLength > patternKept }

  /// Whether the array leaves out tiles whose weights are all zero, and the stream flags them.
  package var skipsTiles: Bool { storedTiles > 0 }

  /// How sums are rounded.
  package var rounding: RoundingMode {
    get { floatRounding ? .float32 : singleRounding ? .single : .double }
    set { (singleRounding, floatRounding) = (newValue == .single, newValue == .float32) }
  }

  package var body: InstructionBody { .convolve(self) }

  package func accesses(_ geometry: ArrayGeometry) -> [MemoryAccess] {
    let loops = ConvolutionLoops(self, geometry)
    let parameterBytes = output.channels * ChannelParameters.byteCount
    return input.accesses(.read) + [
      MemoryAccess(loops.streamBytes, .read),
      MemoryAccess(parameters.byte..<parameters.byte + parameterBytes, .read),
    ] + output.accesses(.write)
  }
}

/// How wide the weights are that the decoder gives to the multipliers.
package enum WeightFormat: UInt8, Sendable, Hashable, CaseIterable, OperandValue {
  /// Signed bytes.
  case int8
  /// Signed nibbles; packed, the low nibble of a byte comes first.
  case int4

  /// Bits of a weight.
  package var bitsPerWeight: Int {
    switch self {
    case .int8: 8
    case .int4: 4
    }
  }

  package var operandField: Int64 { Int64(rawValue) }
  package init?(operandField: Int64) {
    guard let raw = UInt8(exactly: operandField) else { return nil }
    self.init(rawValue: raw)
  }
  package static var operandStyle: OperandStyle { .choice(["int8", "int4"]) }
}
