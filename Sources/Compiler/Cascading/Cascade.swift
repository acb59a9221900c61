internal import ChipDescription
internal import InstructionSet

/// Runs chains of layers stripe by stripe where the maps between them have no room.
struct Cascade: Pass {
  package static let name = "cascade"
  package static let summary =
    "Runs chains of layers stripe by stripe where the maps between them have no room."

  let chip: ChipSpec
  /// Bytes within which a chain's maps and weights should be.
  let budget: Int

  /// The schedule with as few and as long stripes as the budget allows; nil where no chain is cut.
  func run(_ input: Schedule) -> Schedule? {
    let plans = plans(for: input)
    guard !plans.isEmpty else { return nil }
    let traversal = Traversal(chip: chip)
    var result = input
    result.steps = []
    let received = Set(plans.values.compactMap { $0.chain.receive?.position })
    var position = 0
    while position < input.steps.count {
      if let plan = plans[position] {
        result.steps += plan.steps(in: &result, traversal)
        position = plan.chain.positions.upperBound + 1
      } else {
        if !received.contains(position) { result.steps.append(input.steps[position]) }
        position += 1
      }
    }
    return result
  }

  /// The plans of the chains that need more than the budget, by their first steps.
  private func plans(for schedule: Schedule) -> [Int: StripePlan] {
    var uses = [[Int]](repeating: [], count: schedule.buffers.count)
    for (position, step) in schedule.steps.enumerated() {
      for id in step.buffers { uses[id.index].append(position) }
    }
    let live = schedule.liveRanges
    var plans: [Int: StripePlan] = [:]
    var end = -1
    for position in schedule.steps.indices where position > end {
      guard let chain = CascadeChain(around: position, in: schedule, uses: uses),
        chain.positions.lowerBound > end, let plan = plan(for: chain, schedule, live)
      else { continue }
      plans[chain.positions.lowerBound] = plan
      end = chain.positions.upperBound
    }
    return plans
  }

  /// The plan of fewest cycles within the budget; nil where the chain needs none, or none is
  /// enough.
  private func plan(
    for chain: CascadeChain, _ schedule: Schedule, _ live: [ClosedRange<Int>?]
  ) -> StripePlan? {
    let weights = chain.links.reduce(0) {
      $0 + WeightLayout($1.convolve, schedule.geometry).byteCount
    }
    let peak = chain.positions.map { schedule.liveBytes(at: $0, live) }.max() ?? 0
    guard peak + weights > budget else { return nil }
    let outside = schedule.buffers.indices.reduce(0) { bytes, index in
      let isLive = live[index].map { $0.overlaps(chain.positions) } ?? false
      return isLive && !chain.replaced.contains(BufferID(index))
        ? bytes + schedule.buffers[index].byteCount : bytes
    }
    let room = budget - outside - weights
    let layout = WeightLayout(chain.depthwise.convolve, schedule.geometry)
    let plans = runLengths(layout, chain).compactMap { channels in
      widest(chain, channels, room: room, schedule.geometry)
    }
    return plans.min { cycles($0, schedule) < cycles($1, schedule) }
  }

  /// How many channels a run may have.
  private func runLengths(_ layout: WeightLayout, _ chain: CascadeChain) -> [Int] {
    let channels = layout.convolve.output.channels
    guard let expansion = chain.expansion else { return [channels] }
    var step = layout.channelStep
    let other = WeightLayout(expansion.convolve, layout.geometry).channelStep
    while step % other != 0 { step += layout.channelStep }
    return [1, 2, 4, 8].map { min(step * $0, channels) } + [channels]
  }

  /// The plan of fewest stripes that has room; nil where none has.
  private func widest(
    _ chain: CascadeChain, _ channels: Int, room: Int, _ geometry: ArrayGeometry
  ) -> StripePlan? {
    let rows = chain.depthwise.convolve.output.height
    for stripes in 1...max(1, rows) {
      let plan = StripePlan(chain, stripes: stripes, channelsPerRun: channels)
      if plan.byteCount(geometry) <= room { return plan }
    }
    return nil
  }

  /// About how many cycles the array takes for all stripes, of which a few are looked at.
  private func cycles(_ plan: StripePlan, _ schedule: Schedule) -> Int {
    var scratch = schedule
    let cost = StepCost(chip: chip)
    let steps = plan.sample.steps(in: &scratch, Traversal(chip: chip)).filter { step in
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
