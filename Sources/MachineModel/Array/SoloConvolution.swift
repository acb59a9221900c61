internal import InstructionSet

/// When the array is through with an instruction where nothing interferes, without stepping
/// through it.
///
/// Tiles and blocks are a pipeline of weights, beats and drain, whose stages wait for each other as
/// the engines do; the cycles of each stage depend on the extents alone.
struct SoloConvolution: Sendable {
  private let plan: ConvolutionPlan
  private var tally: ActivityTally
  /// The cycle after the last tile's decoding, and after the beats of the last two tiles.
  private var weightsEnd = 0
  private var beatsEnd = 0
  private var beatsEndBefore = 0
  /// The first cycles of the drains of the last two blocks, and the cycles after them.
  private var drainStarts = SIMD2<Int>()
  private var drainEnds = SIMD2<Int>()
  private var drainIndex = 0
  /// The end of the words fetched since the stream was last repositioned.
  private var heldEnd = 0
  /// The next decode cycle of the stream.
  private var decodeCycle = 0

  private init(_ plan: ConvolutionPlan, _ interest: ObserverInterest?) {
    self.plan = plan
    tally = ActivityTally(observed: interest)
  }

  /// What the instruction will have done when it is complete.
  ///
  /// - Parameter plan: of an instruction whose engines never ask for the same bank.
  static func tally(
    _ plan: ConvolutionPlan, observed interest: ObserverInterest? = nil
  ) -> ActivityTally {
    var schedule = SoloConvolution(plan, interest)
    schedule.run()
    return schedule.tally
  }

  private mutating func run() {
    var beats = PeriodicCosts<[[BlockCost]]>()
    var drains = PeriodicCosts<[BlockCost]>()
    for group in 0..<plan.outputGroups {
      let beatCosts = beats.costs(of: plan.beatPeriod(group)) {
        (0..<plan.steps).map { plan.beatCosts(outputGroup: group, step: $0) }
      }
      let drainCosts = drains.costs(of: plan.drainPeriod(group)) {
        plan.drainCosts(outputGroup: group)
      }
      let firstCycle = plan.firstDecodeCycle(ofOutputGroup: group)
      for block in 0..<plan.blocks {
        var weight = plan.firstWeight(ofOutputGroup: group)
        decodeCycle = firstCycle
        for step in 0..<plan.steps {
          let count = plan.weights(ofOutputGroup: group, step: step)
          decode(group: group, block: block, step: step, from: weight, count: count)
          weight += count
          let isZero = plan.isZeroTile(outputGroup: group, step: step)
          let cost = isZero ? .zeroTile : beatCosts[step][block]
          beat(cost, isFirst: step == 0)
          tallyBeats(cost, group: group, step: step)
        }
        drain(drainCosts[block])
      }
    }
    finish()
  }

  /// Decodes a tile, once the registers of the one before the last are free.
  private mutating func decode(group: Int, block: Int, step: Int, from weight: Int, count: Int) {
    var cycles = 0
    if step == 0 && (block > 0 || group == 0) {
      heldEnd = 0
      cycles += plan.startupCycles
    }
    if step == 0 && block == 0 {
      let run = plan.layout.words(plan.parameterBytes(ofOutputGroup: group))
      cycles += run.requests(plan.layout)
      tally.counters[.sramRead] += run.count
    }
    let isZero = plan.isZeroTile(outputGroup: group, step: step)
    let cost = plan.decodeCost(
      from: weight, count: count, isZero: isZero, cycle: &decodeCycle, heldEnd: &heldEnd)
    tally.counters[.sramRead] += cost.words
    if !isZero { tally.counters[.weightDecoded] += count }
    weightsEnd = max(weightsEnd, beatsEndBefore) + cycles + cost.cycles
  }

  /// Does a tile's beats, once it is decoded and, for a block's first, the accumulators have room.
  private mutating func beat(_ cost: BlockCost, isFirst: Bool) {
    var start = beatsEnd
    if weightsEnd > start {
      stall(.weightsNotReady, weightsEnd - start)
      start = weightsEnd
    }
    if isFirst {
      // The block whose place is taken: the last one, or the one before.
      let freed = drainEnds[(drainIndex - plan.slots) & 1]
      if freed > start {
        stall(.drain, freed - start)
        start = freed
      }
    }
    beatsEndBefore = beatsEnd
    beatsEnd = start + cost.cycles
    tally.stalls[.fetch] += cost.cycles - cost.beats
    tally.intervals?.addWork(cycles: cost.cycles, busyCycles: cost.beats)
  }

  /// Counts what a tile's beats do.
  private mutating func tallyBeats(_ cost: BlockCost, group: Int, step: Int) {
    let sums = cost.pixels * plan.loops.outputs(inGroup: group)
    tally.counters[.sramRead] += cost.words
    tally.counters[plan.macEvent] += sums * plan.loops.products(ofStep: step)
    tally.counters[.accumulatorUpdate] += sums
  }

  private mutating func stall(_ reason: StallReason, _ cycles: Int) {
    tally.stalls[reason] += cycles
    tally.intervals?.addStall(reason, cycles: cycles)
  }

  private mutating func drain(_ cost: BlockCost) {
    let start = max(beatsEnd + plan.pipelineDepth, drainEnds[(drainIndex - 1) & 1])
    drainStarts[drainIndex & 1] = start
    drainEnds[drainIndex & 1] = start + cost.cycles
    drainIndex += 1
    tally.counters[.sramWrite] += cost.words
  }

  /// Accounts for the cycles after the last beat, and for what the extents alone decide.
  private mutating func finish() {
    var last = beatsEnd
    // Only the last two blocks can still be in the accumulators.
    for slot in [drainIndex & 1, (drainIndex - 1) & 1] where drainEnds[slot] > last {
      stall(.pipeline, max(0, drainStarts[slot] - last))
      last = max(last, drainStarts[slot])
      stall(.drain, drainEnds[slot] - last)
      last = drainEnds[slot]
    }
    tally.cycles = last
    tally.counters[.requantized] += plan.instruction.output.elementCount
  }
}

/// Costs that are the same for many output groups, computed once for each kind of group.
private struct PeriodicCosts<Costs: Sendable>: Sendable {
  private var last: (period: GroupPeriod, costs: Costs)?

  mutating func costs(of period: GroupPeriod, _ compute: () -> Costs) -> Costs {
    if let last, last.period == period { return last.costs }
    let costs = compute()
    last = (period, costs)
    return costs
  }
}

/// What decides the costs of an output group: how many planes and outputs it has, and where in a
/// word its first plane begins; which it is, where the zeros of its channels count.
struct GroupPeriod: Sendable, Hashable {
  var planes = 0
  var outputs = 0
  var offset = 0
  var group = 0
}

extension ConvolutionPlan {
  /// What decides an output group's costs of beats: in a dense convolution nothing.
  fileprivate func beatPeriod(_ group: Int) -> GroupPeriod {
    guard instruction.depthwise else { return GroupPeriod() }
    let first = group * loops.geometry.outputs
    let shift = instruction.input.brickShift
    let planes = first >> shift..<(first + loops.outputs(inGroup: group) - 1) >> shift + 1
    return GroupPeriod(
      planes: planes.count,
      offset: planes.lowerBound * instruction.input.planeBytes % layout.wordBytes,
      group: zeros == nil ? 0 : group)
  }

  /// What decides an output group's costs of draining.
  fileprivate func drainPeriod(_ group: Int) -> GroupPeriod {
    let planes = outputPlanes(ofOutputGroup: group)
    return GroupPeriod(
      planes: planes.count, outputs: loops.outputs(inGroup: group),
      offset: planes.lowerBound * instruction.output.planeBytes % layout.wordBytes)
  }
}
