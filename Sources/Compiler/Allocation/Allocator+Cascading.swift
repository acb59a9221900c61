internal import ChipDescription
internal import InstructionSet

extension Allocator {
  /// Everything placed with chains of layers in stripes, in the ways that fit; throws where none
  /// does.
  func cascaded(_ source: inout LayoutSource) throws(CompilationError) -> [Layout] {
    let apart = InPlaceAddition(bytesApart: limit * 3 / 4).run(source[.apart])
    // Where the store is never behind the array, there is no late chain.
    let isBehind = firstPrefetch(in: apart) < apart.steps.count
    let budgets = isBehind ? Self.budgets : Self.evenBudgets
    var layouts = budgets.compactMap { cascaded(apart, $0, &source.streams) }
    if !layouts.isEmpty { return layouts }
    let schedule = source[.smallest]
    layouts = Self.evenBudgets.compactMap { cascaded(schedule, $0, &source.streams) }
    if !layouts.isEmpty { return layouts }
    let least = smallestLimit(of: schedule, &source.streams)
    throw CompilationError([shortage(of: schedule, smallestLimit: least)])
  }

  /// The least limit with which a schedule that does not fit this one would, within a percent; nil
  /// where none is found.
  private func smallestLimit(of schedule: Schedule, _ streams: inout CodedStreams) -> Int? {
    let live = schedule.liveRanges
    let most = schedule.steps.indices.map { schedule.liveBytes(at: $0, live) }.max() ?? 0
    let weights = schedule.weights.reduce(0) { $0 + $1.values.count + $1.parameters.count * 16 }
    var low = limit
    var high = low + most + weights
    guard fits(schedule, within: high, &streams) else { return nil }
    while high - low > max(chip.sram.wordBytes, high / 128) {
      let middle = (low + high) / 2
      if fits(schedule, within: middle, &streams) { high = middle } else { low = middle }
    }
    return high / chip.sram.wordBytes * chip.sram.wordBytes
  }

  private func fits(
    _ schedule: Schedule, within limit: Int, _ streams: inout CodedStreams
  ) -> Bool {
    let other = Allocator(chip: chip, limit: limit, options: options)
    return other.streamed(schedule, .smallest, &streams) != nil
      || Self.evenBudgets.contains { other.cascaded(schedule, $0, &streams) != nil }
  }

  /// What sixteenths of the limit cascaded chains are cut for, the early ones and the late; the
  /// rest is for weights on their way, which pile up where the weight store is behind the array.
  private static let budgets =
    evenBudgets + [(16, 12), (16, 10), (16, 8), (14, 10), (14, 8)]
  private static let evenBudgets = [(16, 16), (15, 15), (14, 14), (12, 12)]

  /// Everything placed with chains of layers in stripes for so many sixteenths of the limit; nil
  /// where even so it does not fit.
  private func cascaded(
    _ schedule: Schedule, _ sixteenths: (early: Int, late: Int), _ streams: inout CodedStreams
  ) -> Layout? {
    let isEven = sixteenths.early == sixteenths.late
    let budget = Cascade.Budget(
      early: limit * sixteenths.early / 16, late: limit * sixteenths.late / 16,
      lateFrom: isEven ? 0 : firstPrefetch(in: schedule))
    guard let cut = Cascade(chip: chip, budget: budget).run(schedule) else { return nil }
    for strategy in Strategy.cascaded {
      if let layout = streamed(cut, strategy, &streams) { return layout }
    }
    return nil
  }

  /// The step from which weights that fill the limit would be loaded, so as to be there when the
  /// store falls behind the array; the end where it never does.
  private func firstPrefetch(in schedule: Schedule) -> Int {
    let cost = StepCost(chip: chip)
    var behind = 0
    var most = 0
    var first = schedule.steps.count
    let cycles = schedule.steps.map { step in
      if case .convolve = step.body { cost.cycles(of: step.body) } else { 0 }
    }
    for (position, step) in schedule.steps.enumerated().reversed() {
      if case .convolve(let convolve) = step.body {
        behind += cost.loadCycles(WeightLayout(convolve, schedule.geometry).byteCount)
      }
      behind -= cycles[position]
      if behind > most { (most, first) = (behind, position) }
    }
    var ahead = cost.loadCycles(min(limit, most * chip.weightStore.bytesPerCycle))
    while first > 0, first < schedule.steps.count, ahead > 0 {
      first -= 1
      ahead -= cycles[first]
    }
    return first
  }
}
