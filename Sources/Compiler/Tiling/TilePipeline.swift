internal import ChipDescription
internal import InstructionSet

/// The array's three stages, weights, beats and drain, going through tiles and blocks: when each is
/// done, by the rules of the microarchitecture, where nothing else asks for banks.
struct TilePipeline: Sendable {
  private let cost: ConvolutionCost
  /// The cycle after the last tile's decoding, and after the beats of the last two tiles.
  private var weightsEnd = 0
  private var beatsEnd = 0
  private var beatsEndBefore = 0
  /// The cycles after the drains of the last two blocks.
  private var drainEnds = SIMD2<Int>()
  private var drainIndex = 0

  /// Output groups after which each further one takes as long as the last.
  private static let settledGroups = 3

  private init(_ cost: ConvolutionCost) { self.cost = cost }

  /// Cycles from the start to the last drain cycle.
  ///
  /// Output groups are alike, so that the first few stand for all.
  static func cycles(_ cost: ConvolutionCost) -> Int {
    var pipeline = TilePipeline(cost)
    let groups = cost.loops.outputGroups
    let decodes = (0..<cost.loops.steps).map { cost.decodeCycles(ofStep: $0) }
    let blocks = [0, cost.loops.blocks - 1].map { block in
      (0..<cost.loops.steps).map {
        cost.beatCycles(ofStep: $0, groups: cost.loops.groups(ofBlock: block).count)
      }
    }
    var ends: [Int] = [0]
    for group in 0..<min(groups, settledGroups) {
      pipeline.run(group: group, decodes, whole: blocks[0], last: blocks[1])
      ends.append(max(pipeline.drainEnds[0], pipeline.drainEnds[1]))
    }
    let further = ends.count > 2 ? ends[ends.count - 1] - ends[ends.count - 2] : 0
    return ends[ends.count - 1] + max(0, groups - settledGroups) * further
  }

  /// Goes through the blocks of an output group.
  private mutating func run(group: Int, _ decodes: [Int], whole: [Int], last: [Int]) {
    let blocks = cost.loops.blocks
    for block in 0..<blocks {
      let beats = block + 1 == blocks ? last : whole
      for step in decodes.indices {
        var preparation = 0
        if step == 0 && (block > 0 || group == 0) { preparation += cost.chip.decoder.startupCycles }
        if step == 0 && block == 0 { preparation += cost.parameterRequests }
        weightsEnd = max(weightsEnd, beatsEndBefore) + preparation + decodes[step]
        var start = max(beatsEnd, weightsEnd)
        if step == 0 { start = max(start, drainEnds[(drainIndex - cost.slots) & 1]) }
        beatsEndBefore = beatsEnd
        beatsEnd = start + beats[step]
      }
      let start = max(
        beatsEnd + cost.chip.array.pipelineDepth, drainEnds[(drainIndex - 1) & 1])
      drainEnds[drainIndex & 1] =
        start + cost.loops.groups(ofBlock: block).count * cost.groupDrainCycles
      drainIndex += 1
    }
  }
}
