import ChipDescription
import InstructionSet
import TestSupport

extension ChipSpec {
  /// A chip that is small enough to count its cycles by hand.
  static var small: ChipSpec {
    var chip = ChipSpec()
    chip.name = "small"
    chip.array.pixels = 2
    chip.array.outputs = 4
    chip.array.inputs = 2
    chip.array.taps = 2
    chip.array.foldsTaps = true
    chip.array.foldsInputs = true
    chip.array.accumulators = 64
    chip.array.drainRate = 4
    chip.array.pipelineDepth = 3
    chip.sram.banks = 8
    chip.sram.bankBytes = 1024
    chip.sram.wordBytes = 4
    chip.sram.interleave = 2
    chip.decoder.weightsPerCycle = 4
    chip.decoder.startupCycles = 2
    chip.decoder.unpacksNarrow = true
    chip.decoder.expandsBitmaps = true
    chip.decoder.tables = 1
    chip.decoder.tableStateBits = 8
    chip.vector.lanes = 4
    chip.vector.exponentialCycles = 3
    chip.weightStore.capacityBytes = 1 << 20
    chip.weightStore.bytesPerCycle = 4
    chip.weightStore.latencyCycles = 5
    chip.hostLink.bytesPerCycle = 1
    chip.hostLink.latencyCycles = 3
    chip.sequencer.programBytes = 1 << 20
    chip.sequencer.queueDepth = 2
    chip.sequencer.issueCycles = 1
    return chip
  }

  /// A chip with extents drawn at random, most of them small and some awkward.
  static func random(_ random: inout RepeatableRandom) -> ChipSpec {
    func pick(_ values: [Int]) -> Int { values.randomElement(using: &random) ?? values[0] }
    var chip = ChipSpec.small
    chip.array.pixels = pick([1, 2, 3, 4])
    chip.array.outputs = pick([1, 2, 4, 5, 8])
    chip.array.inputs = pick([1, 2, 3, 4])
    chip.array.taps = pick([1, 2, 3, 4, 9])
    let tile = chip.array.pixels * chip.array.outputs
    chip.array.accumulators = tile * pick([2, 3, 8, 64])
    chip.array.lineBufferBytes = pick([0, 64, 4096])
    chip.array.drainRate = pick([1, 3, 8, 32])
    chip.array.pipelineDepth = pick([0, 1, 4, 9])
    chip.sram.wordBytes = pick([4, 8, 16])
    chip.sram.interleave = pick([1, 2, 4])
    chip.sram.banks = chip.sram.interleave * pick([1, 2, 4, 8])
    chip.sram.bankBytes = 16384 / chip.sram.banks
    chip.decoder.weightsPerCycle = pick([1, 3, 8, 32])
    chip.decoder.startupCycles = pick([0, 1, 4])
    chip.vector.lanes = pick([1, 4, 6, 16])
    chip.vector.exponentialCycles = pick([0, 1, 4])
    chip.weightStore.bytesPerCycle = pick([1, 3, 8, 32])
    chip.weightStore.latencyCycles = pick([0, 5, 40])
    chip.hostLink.bytesPerCycle = pick([1, 2, 8])
    chip.hostLink.latencyCycles = pick([0, 20])
    chip.sequencer.queueDepth = pick([1, 2, 8])
    chip.sequencer.issueCycles = pick([1, 2, 7])
    chip.array.doublesInt4 = pick([0, 1]) == 1
    chip.array.skipsTiles = pick([0, 1]) == 1
    chip.array.patternKept = chip.array.inputs.isMultiple(of: 2) ? pick([1, 2]) : 1
    chip.array.patternLength = chip.array.patternKept * pick([1, 2, 4])
    chip.weightStore.burst.bytes = pick([0, 0, 24, 64])
    chip.weightStore.burst.outstanding = pick([1, 2, 5])
    chip.hostLink.burst.bytes = pick([0, 0, 24, 64])
    chip.hostLink.burst.outstanding = pick([1, 2, 5])
    chip.array.zeroBeats = pick([0, 0, 1, 3])
    return chip
  }
}

extension ArrayGeometry {
  init(of chip: ChipSpec) {
    self.init(
      pixels: chip.array.pixels, outputs: chip.array.outputs, inputs: chip.array.inputs,
      taps: chip.array.taps, wordBytes: chip.sram.wordBytes)
  }
}
