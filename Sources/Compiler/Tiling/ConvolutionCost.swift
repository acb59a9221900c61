package import ChipDescription
package import InstructionSet

/// How many cycles the array takes for a convolution, by the rules of the microarchitecture.
struct ConvolutionCost {
  let loops: ConvolutionLoops
  let chip: ChipSpec
  /// The cost of the beats of each tap group, with the planes of its first and of its last
  /// channels.
  private let beats: [[BeatCost]]
  /// The bytes that a decode cycle reads, on the average.
  let decodeBytes: Double

  init(_ convolve: Convolve, _ chip: ChipSpec) {
    let loops = ConvolutionLoops(convolve, ArrayGeometry(chip))
    self.loops = loops
    self.chip = chip
    let channelSteps = loops.channelGroups > 1 ? [0, loops.channelGroups - 1] : [0]
    beats = loops.tapGroups.indices.map { group in
      channelSteps.map { channelStep in
        let step = group * loops.channelGroups + channelStep
        let fits =
          loops.windowRowBytes(ofOutputGroup: 0, step: step) <= chip.array.lineBufferBytes
        return BeatCost(
          loops, taps: loops.tapGroups[group],
          planes: loops.inputPlanes(ofOutputGroup: 0, step: step).count,
          heldRows: fits ? loops.sharedRows(ofStep: step) : 0, chip)
      }
    }
    let runs = DecodeRuns(loops, lanes: chip.decoder.weightsPerCycle)
    let decodes =
      Double(loops.outputGroups * runs.cycles(ofOutputGroup: 0)) * (1 - loops.zeroShare)
    decodeBytes = Double(loops.weightStreamBytes) / max(1, decodes)
  }

  /// Cycles from start to completion, the weights being there.
  var cycles: Int { Int(cycles(delays: StageDelays()).rounded()) }

  /// The same where the requests of each stage wait.
  func cycles(delays: StageDelays) -> Double { TilePipeline.cycles(self, delays) }

  /// Cycles that an instruction costs beside its beats: the first tile, and the last block's drain.
  var fixedCycles: Int {
    let groups = min(loops.instruction.groupsPerBlock, loops.groups)
    return chip.decoder.startupCycles + decodeCycles(ofStep: 0, outputs: outputs)
      + Int(Double(groups) * groupDrainCycles(outputs: outputs)) + chip.array.pipelineDepth
  }

  /// Blocks that the accumulators hold at a time, at most two.
  var slots: Int {
    let sums = loops.instruction.groupsPerBlock * chip.array.pixels * loops.geometry.outputs
    return min(max(chip.array.accumulators / sums, 1), 2)
  }

  /// Channels of the first output group.
  var outputs: Int { min(loops.geometry.outputs, loops.instruction.output.channels) }

  /// Cycles in which a step's weights are decoded for some channels.
  func decodeCycles(ofStep step: Int, outputs: Int) -> Int {
    let rate = chip.decoder.weightsPerCycle
    let cycles = (outputs * loops.lanes(ofStep: step) + rate - 1) / rate
    let requestBytes = Double(chip.sram.wordBytes * chip.sram.interleave)
    return max(cycles, Int((Double(cycles) * decodeBytes / requestBytes).rounded()))
  }

  /// What part of the decode cycles fetches words.
  var decodeRequests: Double { min(1, decodeBytes / Double(chip.sram.wordBytes)) }

  /// Requests for the parameters of some channels.
  func parameterRequests(outputs: Int) -> Int {
    let requestBytes = chip.sram.wordBytes * chip.sram.interleave
    return (outputs * ChannelParameters.byteCount + requestBytes - 1) / requestBytes
  }

  /// Cycles of a step's beats over the pixel groups of a block.
  func beatCycles(ofStep step: Int, block: Int) -> Double {
    let groups = loops.groups(ofBlock: block).count
    let (tapGroup, channelGroup) = step.quotientAndRemainder(dividingBy: loops.channelGroups)
    let costs = beats[tapGroup]
    let cost = channelGroup > 0 && channelGroup + 1 == loops.channelGroups ? costs[1] : costs[0]
    let isRunStart = loops.runStart(ofBlock: block) == block * loops.instruction.groupsPerBlock
    let firstRow = isRunStart ? min(groups, loops.groupsPerRow) : 0
    return Double(firstRow) * cost.first + Double(groups - firstRow) * cost.further + cost.reentry
  }

  /// Cycles of all beats.
  var totalBeatCycles: Double {
    let blocks = loops.blocks
    // All blocks but the first and the last are alike.
    return Double(loops.outputGroups) * (1 - loops.zeroShare)
      * (0..<loops.steps).reduce(0) { sum, step in
        var cycles = sum + beatCycles(ofStep: step, block: 0)
        if blocks > 1 { cycles += beatCycles(ofStep: step, block: blocks - 1) }
        if blocks > 2 { cycles += Double(blocks - 2) * beatCycles(ofStep: step, block: 1) }
        return cycles
      }
  }

  /// Requests of the weight decoder, every block's counted.
  var weightRequests: Int {
    let words = loops.weightStreamBytes / chip.sram.wordBytes
    let wordsPerRequest = min(Double(chip.sram.interleave), max(1, decodeBytes / wordBytes))
    return Int(Double(loops.blocks * words) / wordsPerRequest)
  }

  private var wordBytes: Double { Double(chip.sram.wordBytes) }

  /// Requests of the drain.
  var drainRequests: Int {
    Int(Double(loops.outputGroups * loops.groups) * groupWrites(outputs: outputs))
  }

  /// The cycles between requests of the drain, where the array waits for it all the time and each
  /// pixel group is one request.
  var drainPeriod: Int? {
    let cycles = groupDrainCycles(outputs: outputs)
    guard groupWrites(outputs: outputs) == 1, cycles == cycles.rounded(),
      Double(loops.outputGroups * loops.groups) * cycles > totalBeatCycles
    else { return nil }
    return Int(cycles)
  }

  /// Cycles in which one pixel group of some channels is requantised and written, on the average.
  func groupDrainCycles(outputs: Int) -> Double {
    averaged { pixels in
      let sums = pixels * outputs
      return max(
        (sums + chip.array.drainRate - 1) / chip.array.drainRate,
        groupWrites(pixels: pixels, outputs: outputs))
    }
  }

  /// Requests that write one pixel group of some channels, on the average.
  func groupWrites(outputs: Int) -> Double {
    averaged { groupWrites(pixels: $0, outputs: outputs) }
  }

  /// The average over the pixel groups of a row, the last of which may not be full.
  private func averaged(_ cost: (_ pixels: Int) -> Int) -> Double {
    let (full, rest) = loops.instruction.output.width
      .quotientAndRemainder(dividingBy: chip.array.pixels)
    let sum = full * cost(chip.array.pixels) + (rest > 0 ? cost(rest) : 0)
    return Double(sum) / Double(max(1, loops.groupsPerRow))
  }

  private func groupWrites(pixels: Int, outputs: Int) -> Int {
    let map = loops.instruction.output
    let planes = (outputs + map.brickChannels - 1) / map.brickChannels
    let words = (pixels * map.brickChannels + chip.sram.wordBytes - 1) / chip.sram.wordBytes
    return planes * ((words + chip.sram.interleave - 1) / chip.sram.interleave)
  }
}

/// How many cycles a request of each of the array's stages waits for its banks, on the average.
struct StageDelays: Sendable, Hashable {
  var beats = 0.0
  var weights = 0.0
  var drain = 0.0
}

extension ArrayGeometry {
  /// The extents of a chip that its programs hang on.
  package init(_ chip: ChipSpec) {
    self.init(
      pixels: chip.array.pixels, outputs: chip.array.outputs, inputs: chip.array.inputs,
      taps: chip.array.taps, wordBytes: chip.sram.wordBytes)
  }
}
