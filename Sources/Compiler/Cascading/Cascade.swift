internal import ChipDescription
internal import InstructionSet

/// Runs chains of layers stripe by stripe where the maps between them have no room.
struct Cascade: Pass {
  package static let name = "cascade"
  package static let summary =
    "Runs chains of layers stripe by stripe where the maps between them have no room."

  /// Bytes within which a chain's maps and weights should be.
  struct Budget: Sendable {
    /// For chains that end before `lateFrom`, a position of the schedule.
    var early: Int
    /// For the others, while weights of later layers come ahead of their use.
    var late: Int
    var lateFrom: Int

    func bytes(for chain: CascadeChain) -> Int {
      chain.positions.upperBound < lateFrom ? early : late
    }
  }

  let chip: ChipSpec
  let budget: Budget

  /// The schedule with as few and as long stripes as the budget allows; nil where no chain is cut.
  func run(_ input: Schedule) -> Schedule? {
    let uses = uses(of: input)
    let plans = plans(for: input, uses)
    guard !plans.isEmpty else { return nil }
    let traversal = Traversal(chip: chip)
    var result = input
    result.steps = []
    var replaced: [(old: BufferID, new: BufferID)] = []
    let received = Set(plans.values.compactMap { $0.chain.receive?.position })
    var position = 0
    while position < input.steps.count {
      if let plan = plans[position] {
        let addition = StripeAddition(behind: plan.chain, in: input, uses: uses)
        result.steps += plan.steps(in: &result, traversal, addition)
        position = plan.chain.positions.upperBound + (addition == nil ? 1 : 2)
        if let addition { replaced.append(addition.replaced) }
      } else {
        if !received.contains(position) { result.steps.append(input.steps[position]) }
        position += 1
      }
    }
    for (old, new) in replaced { result.replace(old, by: new) }
    return result
  }

  /// The plans of the chains that need more than the budget, by their first steps.
  ///
  /// Where a chain has no room with its input whole, the one before it joins in.
  private func plans(for schedule: Schedule, _ uses: [[Int]]) -> [Int: StripePlan] {
    let live = schedule.liveRanges
    var plans: [Int: StripePlan] = [:]
    var last: CascadeChain?
    for position in schedule.steps.indices where position > last?.positions.upperBound ?? -1 {
      guard let block = CascadeBlock(around: position, in: schedule, uses: uses) else { continue }
      var chain = CascadeChain(block, in: schedule, uses: uses)
      guard chain.positions.lowerBound > last?.positions.upperBound ?? -1 else { continue }
      defer { last = chain }
      guard needsPlan(chain, schedule, live) else { continue }
      if let plan = plan(for: chain, schedule, live) {
        plans[chain.positions.lowerBound] = plan
      } else if let joined = last?.joined(with: chain, uses: uses),
        let plan = plan(for: joined, schedule, live)
      {
        chain = joined
        plans[chain.positions.lowerBound] = plan
      }
    }
    return plans
  }

  /// The steps that name each buffer.
  private func uses(of schedule: Schedule) -> [[Int]] {
    var uses = [[Int]](repeating: [], count: schedule.buffers.count)
    for (position, step) in schedule.steps.enumerated() {
      for id in step.buffers { uses[id.index].append(position) }
    }
    return uses
  }

  /// Whether a chain's maps, whole, and its weights are more than the budget.
  private func needsPlan(
    _ chain: CascadeChain, _ schedule: Schedule, _ live: [ClosedRange<Int>?]
  ) -> Bool {
    let peak = chain.positions.map { schedule.liveBytes(at: $0, live) }.max() ?? 0
    return peak + weightBytes(chain, schedule) > budget.bytes(for: chain)
  }

  private func weightBytes(_ chain: CascadeChain, _ schedule: Schedule) -> Int {
    chain.links.reduce(0) { $0 + WeightLayout($1.convolve, schedule.geometry).byteCount }
  }

  /// The plan of fewest cycles within the budget; nil where none is.
  private func plan(
    for chain: CascadeChain, _ schedule: Schedule, _ live: [ClosedRange<Int>?]
  ) -> StripePlan? {
    let outside = schedule.buffers.indices.reduce(0) { bytes, index in
      let isLive = live[index].map { $0.overlaps(chain.positions) } ?? false
      return isLive && !chain.replaced.contains(BufferID(index))
        ? bytes + schedule.buffers[index].byteCount : bytes
    }
    let maps = budget.bytes(for: chain) - outside
    let weights = weightBytes(chain, schedule)
    // All stripes hold on to their weights; of one alone they come as they are used, by and large
    // the projection's behind the others'.
    let room = { (stripes: Int) in maps - (stripes > 1 ? weights : weights / 2) }
    let plans = runLengths(chain, schedule.geometry).compactMap { channels in
      widest(chain, channels, room: room, schedule.geometry)
    }
    return plans.min { cycles($0, schedule) < cycles($1, schedule) }
  }

  /// How many channels a run may have.
  private func runLengths(_ chain: CascadeChain, _ geometry: ArrayGeometry) -> [Int] {
    let steps = chain.blocks.filter { $0.expansion != nil }.map { $0.channelStep(geometry) }
    let channels = chain.blocks.map { $0.depthwise.convolve.output.channels }.max() ?? 1
    guard let step = steps.max() else { return [channels] }
    return [1, 2, 4, 8].map { step * $0 }.filter { $0 < channels } + [channels]
  }

  /// The plan of fewest stripes that has room; nil where none has.
  private func widest(
    _ chain: CascadeChain, _ channels: Int, room: (Int) -> Int, _ geometry: ArrayGeometry
  ) -> StripePlan? {
    for stripes in 1...max(1, chain.rows) {
      let plan = StripePlan(chain, stripes: stripes, channelsPerRun: channels, geometry)
      if plan.byteCount(geometry) <= room(stripes) { return plan }
    }
    return nil
  }

  /// About how many cycles the array takes for all stripes, of which a few are looked at.
  private func cycles(_ plan: StripePlan, _ schedule: Schedule) -> Int {
    var scratch = schedule
    let cost = StepCost(chip: chip)
    let steps = plan.sample.steps(in: &scratch, Traversal(chip: chip), nil).filter { step in
      if case .convolve = step.body { true } else { false }
    }
    let parts = plan.sample.stripes.count
    let each = steps.count / max(1, parts)
    return steps.enumerated().reduce(0) { cycles, step in
      let isMiddle = parts == 3 && step.offset / each == 1
      return cycles + cost.cycles(of: step.element.body)
        * (isMiddle ? plan.stripes.count - 2 : 1)
    }
  }
}

extension Schedule {
  /// Bytes of the buffers in use at a step.
  func liveBytes(at position: Int, _ live: [ClosedRange<Int>?]) -> Int {
    buffers.indices.reduce(0) { bytes, index in
      bytes + (live[index]?.contains(position) ?? false ? buffers[index].byteCount : 0)
    }
  }
}
