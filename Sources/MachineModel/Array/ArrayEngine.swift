/// The array at work on an instruction: weights, beats and drain as a pipeline over tiles and blocks.
struct ArrayEngine: Sendable {
  let plan: ConvolutionPlan
  private(set) var tally = ActivityTally()
  private var weights = WeightEngine()
  private var beats: BeatsEngine
  private var drain = DrainEngine()
  private let allBlocks: Int

  init(_ plan: ConvolutionPlan) {
    self.plan = plan
    beats = BeatsEngine(plan)
    allBlocks = plan.outputGroups * plan.blocks
  }

  var isComplete: Bool { drain.blocksDone == allBlocks }

  var progress: ArrayProgress {
    ArrayProgress(tiles: weights.tilesDone, beats: beats.beatsDone, groups: drain.groupsDone)
  }

  /// Presents the three engines' requests; each sees what the others had done by the cycle before.
  mutating func request(into requests: inout BankRequests) {
    weights.request(plan, beatsDone: beats.tilesDone, into: &requests)
    if beats.blocksDone < allBlocks {
      beats.request(
        plan, tilesDecoded: weights.tilesDone, blocksDrained: drain.blocksDone, into: &requests)
    }
    drain.request(
      plan, blocksSummed: beats.blocksDone, blockEnds: beats.blockEnds, cycle: tally.cycles,
      into: &requests)
  }

  /// Does the cycle's work with what was granted, and says whether it was the last.
  mutating func act(granted: BankGrants) -> Bool {
    weights.act(plan, granted: granted[.arrayWeights], counters: &tally.counters)
    let isAfterBeats = beats.blocksDone == allBlocks
    let isDraining = drain.act(plan, granted: granted[.arrayDrain], counters: &tally.counters)
    if isAfterBeats {
      tally.add(.stalled(isDraining ? .drain : .pipeline))
    } else {
      tally.add(
        beats.act(
          plan, granted: granted[.arrayActivations], cycle: tally.cycles,
          counters: &tally.counters))
    }
    return isComplete
  }
}
