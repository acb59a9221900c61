extension ChipSpec {
  /// Every block's fields, in the order of the canonical text.
  package static let sections: [KnobSection] = [
    KnobSection(key: "", summary: "The chip itself.", knobs: identityKnobs),
    KnobSection(key: "process", summary: "The manufacturing process.", knobs: processKnobs),
    KnobSection(
      key: "array",
      summary: "The MAC array, a box of pixels × outputs × inputs × taps multipliers.",
      knobs: arrayKnobs),
    KnobSection(key: "sram", summary: "The banked on-chip memory.", knobs: sramKnobs),
    KnobSection(
      key: "decoder", summary: "The weight decoder between the banks and the array.",
      knobs: decoderKnobs),
    KnobSection(
      key: "vector", summary: "The vector unit for all that is not a multiply-accumulate.",
      knobs: vectorKnobs),
    KnobSection(
      key: "weightStore", summary: "The memory that keeps weights when the chip is off.",
      knobs: weightStoreKnobs),
    KnobSection(
      key: "hostLink", summary: "The link to the host or the sensor.", knobs: hostLinkKnobs),
    KnobSection(
      key: "sequencer", summary: "The unit that feeds instructions to the others.",
      knobs: sequencerKnobs),
    KnobSection(
      key: "controlCore", summary: "The cores that control the units.", knobs: controlCoreKnobs),
    KnobSection(
      key: "regulator", summary: "The supply between the battery and the core.",
      knobs: regulatorKnobs),
    KnobSection(key: "sleep", summary: "The state between frames.", knobs: sleepKnobs),
  ]

  /// Every field that is not part of a list.
  package static let knobs: [Knob<ChipSpec>] = sections.flatMap(\.knobs)

  private static let identityKnobs: [Knob<ChipSpec>] = [
    .name("name", \.name, "The name that reports print."),
    .sentence("summary", \.summary, "One sentence about what the chip is for."),
  ]

  private static let processKnobs: [Knob<ChipSpec>] = [
    .whole(
      "process.node", \.process.nanometres, .nanometres, 5...180,
      "The feature size that energies and leakage are taken for."),
    .whole(
      "process.temperature", \.process.celsius, .celsius, -40...125, isOptional: true,
      "The junction temperature that leakage is taken for."),
    .number(
      "process.threshold", \.process.thresholdVolts, .volts, 0.1...0.6, isOptional: true,
      "The transistors' threshold voltage, which limits the clock at low supplies."),
    .number(
      "process.dieLimit", \.process.dieLimitSquareMillimetres, .squareMillimetres, 0...1000,
      isOptional: true, "The largest die that fits the package; 0 mm2 for no limit."),
  ]

  private static let arrayKnobs: [Knob<ChipSpec>] = [
    .whole(
      "array.pixels", \.array.pixels, .count, 1...64,
      "Output pixels of one row that a beat computes together."),
    .whole(
      "array.outputs", \.array.outputs, .count, 1...256,
      "Output channels that a beat computes together."),
    .whole(
      "array.inputs", \.array.inputs, .count, 1...256,
      "Input channels whose products a beat sums."),
    .whole("array.taps", \.array.taps, .count, 1...32, "Kernel taps whose products a beat sums."),
    .flag(
      "array.foldsTaps", \.array.foldsTaps,
      "Whether a layer may use the tap lanes for further input channels."),
    .flag(
      "array.foldsInputs", \.array.foldsInputs, isOptional: true,
      "Whether a depthwise layer may use the input lanes for further kernel taps."),
    .flag(
      "array.doublesInt4", \.array.doublesInt4, isOptional: true,
      "Whether a multiplier makes two products of int4 weights a cycle, for two outputs."),
    .whole(
      "array.patternLength", \.array.patternLength, .count, 0...16, isOptional: true,
      "Neighbouring input channels of which the array skips the zero weights of a pattern."),
    .whole(
      "array.patternKept", \.array.patternKept, .count, 0...16, isOptional: true,
      "Weights of each array.patternLength that are multiplied, the others being zero."),
    .flag(
      "array.skipsTiles", \.array.skipsTiles, isOptional: true,
      "Whether weight tiles that are all zero are left out, one flag for each in the stream."),
    .whole(
      "array.lineBuffer", \.array.lineBufferBytes, .bytes, 0...4_194_304, isOptional: true,
      "Input rows that the array keeps from a row of output pixels to the next."),
    .whole(
      "array.operandBits", \.array.operandBits, .count, 8...16, step: .powersOfTwo,
      isOptional: true, "Bits of an operand that energy and area are taken for."),
    .whole(
      "array.weightMemory", \.array.weightMemoryBytes, .bytes, 0...4_194_304, isOptional: true,
      "Memory from which each product's weight is read; 0 B where it stays in a register."),
    .flag(
      "array.gatesZeros", \.array.gatesZeros, isOptional: true,
      "Whether multipliers rest while an operand is zero, in energy that is taken from data."),
    .whole(
      "array.zeroBeats", \.array.zeroBeats, .count, 0...64, isOptional: true,
      "Beats of zero activations passed over with the one before; then timing depends on data."),
    .whole(
      "array.accumulators", \.array.accumulators, .count, 2...1_048_576,
      "Capacity of the accumulators, in 32-bit sums."),
    .whole(
      "array.drainRate", \.array.drainRate, .sumsPerCycle, 1...1024, step: .powersOfTwo,
      "Finished sums that are requantised and written per cycle."),
    .whole(
      "array.pipelineDepth", \.array.pipelineDepth, .cycles, 1...32,
      "Cycles between the last operand's arrival and the sum's being in its accumulator."),
  ]

  private static let sramKnobs: [Knob<ChipSpec>] = [
    .whole("sram.banks", \.sram.banks, .count, 1...64, "Number of banks."),
    .whole("sram.bankSize", \.sram.bankBytes, .bytes, 256...4_194_304, "Size of a bank."),
    .whole(
      "sram.wordSize", \.sram.wordBytes, .bytes, 4...64, step: .powersOfTwo,
      "Size of a word, which a bank reads or writes in a cycle."),
    .whole(
      "sram.interleave", \.sram.interleave, .count, 1...64, step: .powersOfTwo,
      "Banks over which consecutive words are spread."),
  ]

  private static let decoderKnobs: [Knob<ChipSpec>] = [
    .whole(
      "decoder.rate", \.decoder.weightsPerCycle, .weightsPerCycle, 1...4096,
      "Weights handed to the array per cycle."),
    .whole(
      "decoder.startup", \.decoder.startupCycles, .cycles, 0...1024,
      "Cycles from the start of a stream to its first weight."),
    .flag(
      "decoder.narrow", \.decoder.unpacksNarrow, isOptional: true,
      "Whether it unpacks weights of 2, 3 and 6 bits, beside those of 4 and 8."),
    .flag(
      "decoder.bitmap", \.decoder.expandsBitmaps, isOptional: true,
      "Whether it expands bitmaps with packed weights that are not zero."),
    .whole(
      "decoder.tables", \.decoder.tables, .count, 0...8, isOptional: true,
      "Entropy tables that it holds; with none it decodes no entropy code."),
    .whole(
      "decoder.tableStateBits", \.decoder.tableStateBits, .count, 8...12, isOptional: true,
      "Base-2 logarithm of the states of an entropy table."),
  ]

  private static let vectorKnobs: [Knob<ChipSpec>] = [
    .whole("vector.lanes", \.vector.lanes, .count, 1...256, "Int8 elements processed per cycle."),
    .whole(
      "vector.exponential", \.vector.exponentialCycles, .cycles, 1...64,
      "Cycles that one word of lanes spends in the exponential of softmax."),
  ]

  private static let weightStoreKnobs: [Knob<ChipSpec>] = [
    .choice(
      "weightStore.technology", \.weightStore.technology,
      "What it is made of, which decides its energy."),
    .whole(
      "weightStore.capacity", \.weightStore.capacityBytes, .bytes, 1024...1_073_741_824,
      "Bytes of constants that it holds."),
    .whole(
      "weightStore.rate", \.weightStore.bytesPerCycle, .bytesPerCycle, 1...256,
      "Bytes that it delivers per cycle."),
    .whole(
      "weightStore.latency", \.weightStore.latencyCycles, .cycles, 0...4096,
      "Cycles from a request to its first byte."),
    .whole(
      "weightStore.burst", \.weightStore.burst.bytes, .bytes, 0...1_048_576, isOptional: true,
      "Bytes that a request asks for; 0 B where it asks for a whole transfer."),
    .whole(
      "weightStore.outstanding", \.weightStore.burst.outstanding, .count, 1...64, isOptional: true,
      "Requests that may be under way at a time."),
  ]

  private static let hostLinkKnobs: [Knob<ChipSpec>] = [
    .whole(
      "hostLink.rate", \.hostLink.bytesPerCycle, .bytesPerCycle, 1...256,
      "Bytes that it moves per cycle."),
    .whole(
      "hostLink.latency", \.hostLink.latencyCycles, .cycles, 0...4096,
      "Cycles from a request to its first byte."),
    .whole(
      "hostLink.burst", \.hostLink.burst.bytes, .bytes, 0...1_048_576, isOptional: true,
      "Bytes that a request asks for; 0 B where it asks for a whole transfer."),
    .whole(
      "hostLink.outstanding", \.hostLink.burst.outstanding, .count, 1...64, isOptional: true,
      "Requests that may be under way at a time."),
  ]

  private static let sequencerKnobs: [Knob<ChipSpec>] = [
    .whole(
      "sequencer.programSize", \.sequencer.programBytes, .bytes, 1024...16_777_216,
      step: .multiples(of: 64), "Bytes of instructions that it holds."),
    .whole(
      "sequencer.queueDepth", \.sequencer.queueDepth, .count, 1...256,
      "Instructions that wait in front of each unit."),
    .whole(
      "sequencer.issue", \.sequencer.issueCycles, .cycles, 1...64,
      "Cycles between two issued instructions."),
  ]

  private static let controlCoreKnobs: [Knob<ChipSpec>] = [
    .whole(
      "controlCore.cores", \.controlCore.cores, .count, 0...64, isOptional: true,
      "Number of 32-bit cores that control the units."),
    .number(
      "controlCore.active", \.controlCore.activePercent, .percent, 0...100, isOptional: true,
      "Share of a frame's cycles in which the cores execute instructions."),
  ]

  private static let regulatorKnobs: [Knob<ChipSpec>] = [
    .number(
      "regulator.efficiency", \.regulator.efficiencyPercent, .percent, 30...100,
      isOptional: true, "Share of the power drawn from the battery that reaches the core.")
  ]

  private static let sleepKnobs: [Knob<ChipSpec>] = [
    .flag(
      "sleep.retainsSRAM", \.sleep.retainsSRAM, isOptional: true,
      "Whether the banks keep their contents, so that resident weights need no reload."),
    .number(
      "sleep.wake", \.sleep.wakeMicroseconds, .microseconds, 0...1_000_000, isOptional: true,
      "Time from the wake-up event to the first instruction."),
    .number(
      "sleep.wakeEnergy", \.sleep.wakeMicrojoules, .microjoules, 0...1_000_000, isOptional: true,
      "Energy of a wake-up besides leakage, for capacitors and the clock's start."),
  ]
}
