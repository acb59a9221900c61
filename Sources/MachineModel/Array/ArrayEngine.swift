/// The array at work on an instruction: weights, beats and drain as a pipeline over tiles and
/// blocks.
///
/// It is not copied, so that each cycle works on it in place.
struct ArrayEngine: ~Copyable, Sendable {
  private(set) var tally: ActivityTally
  private var weights: WeightEngine
  private var beats: BeatsEngine
  private var drain: DrainEngine
  private let allBlocks: Int

  init(_ plan: ConvolutionPlan, observed interest: ObserverInterest? = nil) {
    tally = ActivityTally(observed: interest)
    weights = WeightEngine(plan)
    drain = DrainEngine(plan)
    beats = BeatsEngine(plan)
    allBlocks = plan.outputGroups * plan.blocks
  }

  var isComplete: Bool { drain.blocksDone == allBlocks }

  var progress: ArrayProgress {
    ArrayProgress(tiles: weights.tilesDone, beats: beats.beatsDone, groups: drain.groupsDone)
  }

  /// Presents the three engines' requests; each sees what the others had done by the cycle before.
  mutating func request(into requests: inout BankRequests) {
    weights.request(beatsDone: beats.tilesDone, into: &requests)
    if beats.blocksDone < allBlocks {
      beats.request(
        tilesDecoded: weights.tilesDone, blocksDrained: drain.blocksDone, into: &requests)
    }
    drain.request(
      blocksSummed: beats.blocksDone, blockEnds: beats.blockEnds, cycle: tally.cycles,
      into: &requests)
  }

  /// Does the cycle's work with what was granted, and says whether it was the last.
  mutating func act(granted: BankGrants) -> Bool {
    weights.act(granted: granted[.arrayWeights], counters: &tally.counters)
    let isAfterBeats = beats.blocksDone == allBlocks
    let isDraining = drain.act(granted: granted[.arrayDrain], counters: &tally.counters)
    if isAfterBeats {
      tally.add(.stalled(isDraining ? .drain : .pipeline))
    } else {
      tally.add(
        beats.act(
          granted: granted[.arrayActivations], cycle: tally.cycles,
          counters: &tally.counters))
    }
    return isComplete
  }
}
