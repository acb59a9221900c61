internal import ChipDescription

extension ChipSpec {
  /// Why no machine can be built of it; nil if one can.
  ///
  /// Only what the machine itself relies on: the rules of good chips are `validate()`'s.
  var machineProblem: String? {
    let positive = [
      ("array.pixels", array.pixels), ("array.outputs", array.outputs),
      ("array.inputs", array.inputs), ("array.taps", array.taps),
      ("array.accumulators", array.accumulators), ("array.drainRate", array.drainRate),
      ("sram.banks", sram.banks), ("sram.bankBytes", sram.bankBytes),
      ("sram.wordBytes", sram.wordBytes), ("sram.interleave", sram.interleave),
      ("decoder.weightsPerCycle", decoder.weightsPerCycle), ("vector.lanes", vector.lanes),
      ("weightStore.bytesPerCycle", weightStore.bytesPerCycle),
      ("hostLink.bytesPerCycle", hostLink.bytesPerCycle),
      ("weightStore.burst.outstanding", weightStore.burst.outstanding),
      ("hostLink.burst.outstanding", hostLink.burst.outstanding),
      ("sequencer.queueDepth", sequencer.queueDepth),
      ("sequencer.issueCycles", sequencer.issueCycles),
    ]
    let natural = [
      ("array.pipelineDepth", array.pipelineDepth),
      ("array.zeroBeats", array.zeroBeats),
      ("decoder.startupCycles", decoder.startupCycles),
      ("vector.exponentialCycles", vector.exponentialCycles),
      ("weightStore.latencyCycles", weightStore.latencyCycles),
      ("hostLink.latencyCycles", hostLink.latencyCycles),
      ("weightStore.burst.bytes", weightStore.burst.bytes),
      ("hostLink.burst.bytes", hostLink.burst.bytes),
    ]
    // Beyond this, products of extents could overflow.
    let limit = 1 << 24
    for (name, value) in positive where value < 1 || value > limit {
      return "\(name) is \(value), expected 1 to \(limit)"
    }
    for (name, value) in natural where value < 0 || value > limit {
      return "\(name) is \(value), expected 0 to \(limit)"
    }
    return bankProblem
  }

  private var bankProblem: String? {
    if sram.banks > UInt64.bitWidth {
      return "sram.banks is \(sram.banks), at most \(UInt64.bitWidth) can be served"
    }
    if !sram.banks.isMultiple(of: sram.interleave) {
      return "\(sram.banks) banks are no whole groups of \(sram.interleave)"
    }
    if !sram.bankBytes.isMultiple(of: sram.wordBytes) {
      return "a bank of \(sram.bankBytes) bytes does not hold whole words of \(sram.wordBytes)"
    }
    return nil
  }
}
