internal import ChipDescription
internal import InstructionSet

/// The array's three stages, weights, beats and drain, going through tiles and blocks: when each is
/// done, by the rules of the microarchitecture, where each request waits so long for its banks.
struct TilePipeline: Sendable {
  private let cost: ConvolutionCost
  private let delays: StageDelays
  /// The cycle after the last tile's decoding, and after the beats of the last two tiles.
  private var weightsEnd = 0.0
  private var beatsEnd = 0.0
  private var beatsEndBefore = 0.0
  /// The cycles after the drains of the last two blocks.
  private var drainEnds = SIMD2<Double>()
  private var drainIndex = 0

  /// Output groups after which further ones take as long as the last two.
  private static let settledGroups = 4

  private init(_ cost: ConvolutionCost, _ delays: StageDelays) {
    self.cost = cost
    self.delays = delays
  }

  /// What the tiles of an output group cost: the same for all of them but perhaps the last.
  private struct GroupCost {
    var outputs: Int
    var decodes: [Double]
    /// Beats of the first block, of those between, and of the last.
    var first: [Double]
    var middle: [Double]
    var last: [Double]

    func beats(ofBlock block: Int, of blocks: Int) -> [Double] {
      block == 0 ? first : block + 1 == blocks ? last : middle
    }
  }

  /// Cycles from the start to the last drain cycle.
  ///
  /// Whole output groups are alike, so that the first few stand for all; where one is a block, odd
  /// ones may differ from even ones, as two blocks have sums in the accumulators.
  static func cycles(_ cost: ConvolutionCost, _ delays: StageDelays) -> Double {
    var pipeline = TilePipeline(cost, delays)
    let channels = cost.loops.instruction.output.channels
    let (groups, rest) = channels.quotientAndRemainder(dividingBy: cost.outputs)
    let whole = pipeline.groupCost(outputs: cost.outputs)
    var ends: [Double] = []
    for group in 0..<min(groups, settledGroups) {
      pipeline.run(whole, isFirst: group == 0)
      ends.append(pipeline.end)
    }
    if groups > settledGroups {
      let pair = ends[settledGroups - 1] - ends[settledGroups - 3]
      pipeline.skip(Double(groups - settledGroups) * pair / 2)
    }
    if rest > 0 { pipeline.run(pipeline.groupCost(outputs: rest), isFirst: groups == 0) }
    return pipeline.end
  }

  private var end: Double { max(drainEnds[0], drainEnds[1]) }

  /// Moves on by some cycles in which all goes on as before.
  private mutating func skip(_ cycles: Double) {
    weightsEnd += cycles
    beatsEnd += cycles
    beatsEndBefore += cycles
    drainEnds += SIMD2(repeating: cycles)
  }

  private func groupCost(outputs: Int) -> GroupCost {
    let blocks = cost.loops.blocks
    let zeros = cost.loops.zeroShare
    // A tile that is left out takes a cycle of each stage; it counts with its share in all.
    func beats(_ block: Int) -> [Double] {
      (0..<cost.loops.steps).map {
        cost.beatCycles(ofStep: $0, block: block) * (1 + delays.beats) * (1 - zeros) + zeros
      }
    }
    return GroupCost(
      outputs: outputs,
      decodes: (0..<cost.loops.steps).map {
        Double(cost.decodeCycles(ofStep: $0, outputs: outputs))
          * (1 + delays.weights * cost.decodeRequests) * (1 - zeros) + zeros
      },
      first: beats(0), middle: blocks > 2 ? beats(1) : [],
      last: blocks > 1 ? beats(blocks - 1) : [])
  }

  /// Goes through the blocks of an output group.
  private mutating func run(_ group: GroupCost, isFirst: Bool) {
    let blocks = cost.loops.blocks
    let drain =
      cost.groupDrainCycles(outputs: group.outputs)
      + cost.groupWrites(outputs: group.outputs) * delays.drain
    for block in 0..<blocks {
      let beats = group.beats(ofBlock: block, of: blocks)
      for step in group.decodes.indices {
        var preparation = 0.0
        if step == 0 && (block > 0 || isFirst) {
          preparation += Double(cost.chip.decoder.startupCycles)
        }
        if step == 0 && block == 0 {
          preparation +=
            Double(cost.parameterRequests(outputs: group.outputs)) * (1 + delays.weights)
        }
        weightsEnd = max(weightsEnd, beatsEndBefore) + preparation + group.decodes[step]
        var start = max(beatsEnd, weightsEnd)
        if step == 0 { start = max(start, drainEnds[(drainIndex - cost.slots) & 1]) }
        beatsEndBefore = beatsEnd
        beatsEnd = start + beats[step]
      }
      let start = max(
        beatsEnd + Double(cost.chip.array.pipelineDepth), drainEnds[(drainIndex - 1) & 1])
      drainEnds[drainIndex & 1] = start + Double(cost.loops.groups(ofBlock: block).count) * drain
      drainIndex += 1
    }
  }
}
