package import ChipDescription

extension ChipSpec {
  /// A small chip whose extents, rates and delays hang on a seed alone, and that is a legal one.
  ///
  /// Its memory has `bankBytes` in each of a few banks, so that a test may squeeze programs.
  package static func random(seed: UInt64, bankBytes: Int = 1 << 16) -> ChipSpec {
    var random = RepeatableRandom(seed: seed)
    var chip = ChipSpec()
    chip.name = "random-\(seed)"
    chip.summary = "A chip of random extents."
    chip.process.nanometres = 22
    chip.randomizeArray(&random)
    chip.randomizeMemory(&random, bankBytes: bankBytes)
    let row = chip.sram.wordBytes * chip.sram.interleave
    let drainRates = [1, 2, 4, 8, 16].filter { $0 <= row }
    chip.array.drainRate = drainRates.randomElement(using: &random) ?? 1
    chip.decoder.weightsPerCycle = Int.random(in: 1...row, using: &random)
    chip.decoder.startupCycles = Int.random(in: 0...5, using: &random)
    chip.vector.lanes = [1, 4, 8, 16, 5].randomElement(using: &random) ?? 1
    chip.vector.exponentialCycles = Int.random(in: 1...4, using: &random)
    chip.randomizeRates(&random)
    chip.randomizeCodings(&random)
    chip.array.doublesInt4 = Bool.random(using: &random)
    chip.array.foldsInputs = Bool.random(using: &random)
    chip.randomizeBursts(&random)
    return chip
  }

  private mutating func randomizeArray(_ random: inout RepeatableRandom) {
    array.pixels = Int.random(in: 1...5, using: &random)
    array.outputs = Int.random(in: 1...18, using: &random)
    array.inputs = Int.random(in: 1...9, using: &random)
    array.taps = Int.random(in: 1...10, using: &random)
    array.foldsTaps = Bool.random(using: &random)
    let patterns = [(0, 0), (2, 4), (1, 2), (1, 4)].filter {
      $0.0 == 0 || array.inputs.isMultiple(of: $0.0)
    }
    (array.patternKept, array.patternLength) = patterns.randomElement(using: &random) ?? (0, 0)
    array.accumulators = array.pixels * array.outputs * Int.random(in: 2...40, using: &random)
    array.pipelineDepth = Int.random(in: 1...5, using: &random)
    array.lineBufferBytes = [0, 64, 4096].randomElement(using: &random) ?? 0
  }

  private mutating func randomizeMemory(_ random: inout RepeatableRandom, bankBytes: Int) {
    sram.interleave = [1, 2, 4].randomElement(using: &random) ?? 1
    sram.banks = sram.interleave * Int.random(in: 1...4, using: &random)
    sram.wordBytes = [4, 8, 16, 32].randomElement(using: &random) ?? 4
    sram.bankBytes = bankBytes
  }

  private mutating func randomizeCodings(_ random: inout RepeatableRandom) {
    decoder.unpacksNarrow = Bool.random(using: &random)
    let isCoded = decoder.weightsPerCycle <= 64
    decoder.expandsBitmaps = isCoded && Bool.random(using: &random)
    decoder.tables = isCoded ? Int.random(in: 0...3, using: &random) : 0
    array.skipsTiles = isCoded && Bool.random(using: &random)
    decoder.tableStateBits = Int.random(in: 8...12, using: &random)
  }

  private mutating func randomizeBursts(_ random: inout RepeatableRandom) {
    weightStore.burst.bytes = [0, 0, 64, 200].randomElement(using: &random) ?? 0
    weightStore.burst.outstanding = Int.random(in: 1...3, using: &random)
    hostLink.burst.bytes = [0, 0, 16, 100].randomElement(using: &random) ?? 0
    hostLink.burst.outstanding = Int.random(in: 1...3, using: &random)
  }

  private mutating func randomizeRates(_ random: inout RepeatableRandom) {
    weightStore.capacityBytes = 1 << 24
    weightStore.bytesPerCycle = [1, 3, 8, 32].randomElement(using: &random) ?? 1
    weightStore.latencyCycles = Int.random(in: 0...20, using: &random)
    hostLink.bytesPerCycle = [1, 3, 8].randomElement(using: &random) ?? 1
    hostLink.latencyCycles = Int.random(in: 0...20, using: &random)
    sequencer.programBytes = 1 << 20
    sequencer.queueDepth = Int.random(in: 1...8, using: &random)
    sequencer.issueCycles = Int.random(in: 1...3, using: &random)
    var point = OperatingPoint()
    point.name = "nominal"
    point.volts = 0.8
    point.hertz = 1e8
    operatingPoints = [point]
  }
}
