internal import ChipDescription
internal import InstructionSet

/// Gives every buffer its bytes: all weights resident where they fit, else loaded as they are
/// needed.
struct Allocator: Pass {
  package static let name = "allocate"
  package static let summary = "Gives every buffer its bytes and every load its place."

  let chip: ChipSpec
  let limit: Int
  let options: CompilerOptions

  /// How a schedule is made to fit.
  struct Strategy: Hashable {
    /// Whether the first layer begins while its input is still on its way.
    var streamsInput: Bool
    /// Whether sums take the place of an operand, which saves bytes and costs conflicts.
    var addsInPlace: Bool
    /// Whether the vector unit follows the array channel by channel, which keeps more alive.
    var pipelines: Bool
    /// Whether buffers used together lie in different groups of banks, which leaves gaps.
    var spreads: Bool

    /// Fastest first, as far as can be said of all networks.
    static let all = [true, false].flatMap { streamsInput in
      [false, true].flatMap { addsInPlace in
        [true, false].flatMap { pipelines in
          [true, false].map {
            Strategy(
              streamsInput: streamsInput, addsInPlace: addsInPlace, pipelines: pipelines,
              spreads: $0)
          }
        }
      }
    }

    /// What may turn out to be faster than a strategy that fits.
    var alternatives: [Strategy] {
      var others = [self, self, self]
      others[0].pipelines.toggle()
      others[1].streamsInput.toggle()
      others[2].spreads.toggle()
      return others
    }
  }

  /// Cuts the convolutions as memory allows and places everything, in the first way that fits and
  /// in those that may be faster; throws where nothing fits.
  ///
  /// - Parameter strategies: what is tried; nil for all, and what is near the first that fits.
  func run(
    _ whole: Schedule, strategies: [Strategy]? = nil
  ) throws(CompilationError) -> [Layout] {
    var streams = CodedStreams(whole)
    let variants = Variants(whole, chip)
    if let strategies {
      let found = strategies.compactMap { place(variants[$0], $0, &streams) }
      if !found.isEmpty { return found }
    } else if let first = firstFit(variants, &streams) {
      return [first]
        + (first.strategy?.alternatives ?? []).compactMap { place(variants[$0], $0, &streams) }
    }
    let inPlace = InPlaceAddition().run(whole)
    if let result = cascaded(inPlace, &streams) { return [result] }
    let least = smallestLimit(of: inPlace, &streams)
    throw CompilationError([shortage(of: inPlace, smallestLimit: least)])
  }

  private func firstFit(_ variants: Variants, _ streams: inout CodedStreams) -> Layout? {
    for strategy in Strategy.all {
      if let layout = place(variants[strategy], strategy, &streams) { return layout }
    }
    return nil
  }

  /// Everything placed, with all weights there throughout where that is possible; nil where it does
  /// not fit.
  private func place(
    _ schedule: Schedule, _ strategy: Strategy, _ streams: inout CodedStreams
  ) -> Layout? {
    // Where the weights are far too many for the banks, cutting and encoding them all is spared.
    if schedule.expectedWeightBytes * 7 / 8 < limit,
      let layout = resident(schedule, strategy, &streams)
    {
      return layout
    }
    return streamed(schedule, strategy, &streams)
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
      || other.cascaded(schedule, &streams) != nil
  }

  /// What sixteenths of the limit cascaded chains are cut for; the rest is for weights on their
  /// way.
  private static let budgets = [16, 15, 14, 12]

  /// Everything placed with chains of layers in stripes; nil where even so it does not fit.
  private func cascaded(
    _ schedule: Schedule, _ streams: inout CodedStreams
  ) -> Layout? {
    var best: Layout?
    for sixteenths in Self.budgets {
      guard let cut = Cascade(chip: chip, budget: limit * sixteenths / 16).run(schedule) else {
        continue
      }
      for strategy in Strategy.all where strategy.addsInPlace && !strategy.streamsInput {
        guard let result = streamed(cut, strategy, &streams) else { continue }
        if result.allocation.estimatedCycles < best?.allocation.estimatedCycles ?? .max {
          best = result
        }
        break
      }
    }
    return best
  }

  private func arena(_ strategy: Strategy) -> Arena {
    Arena(
      limit: limit / chip.sram.wordBytes * chip.sram.wordBytes, alignment: chip.sram.wordBytes,
      groupBytes: chip.sram.interleave * chip.sram.bankBytes, spreads: strategy.spreads)
  }

  /// Everything placed with all weights there throughout; nil where that does not fit.
  private func resident(
    _ schedule: Schedule, _ strategy: Strategy, _ streams: inout CodedStreams
  ) -> Layout? {
    let chunking = Chunking(chip: chip, pipelines: strategy.pipelines)
    let cut = chunking.run(schedule, streams: &streams) { _ in .max }
    guard cut.weightBytes < limit else { return nil }
    var arena = arena(strategy)
    let weights = cut.weightBuffers
    guard placeActivations(cut, in: &arena), placeThroughout(weights, cut, in: &arena) else {
      return nil
    }
    var prefetch = Prefetch(cut, arena: arena, resident: Set(weights), chip: chip)
    guard prefetch.run() else { return nil }
    return Layout(
      schedule: cut, allocation: prefetch.allocation(resident: weights), strategy: strategy)
  }

  /// Everything placed with weights loaded as they are needed; nil where it does not fit.
  private func streamed(
    _ schedule: Schedule, _ strategy: Strategy, _ streams: inout CodedStreams
  ) -> Layout? {
    var whole = arena(strategy)
    guard placeActivations(schedule, in: &whole) else { return nil }
    let largest = largestRun(of: schedule)
    let chunking = Chunking(chip: chip, pipelines: strategy.pipelines)
    let cut = chunking.run(schedule, streams: &streams) { position in
      min(largest, whole.largestGap(during: position...position) / 2)
    }
    // Cutting lets results and operands overlap in time that did not before.
    var arena = arena(strategy)
    guard placeActivations(cut, in: &arena) else { return nil }
    return Residency(chip: chip, schedule: cut, arena: arena, options: options).run().map {
      Layout(schedule: cut, allocation: $0, strategy: strategy)
    }
  }

  /// The most bytes that are worth loading in one go.
  ///
  /// A run should not take much longer to load than it takes to fill and drain the array, which
  /// each further run costs; nor should runs be many where the weight store is slow, or take more
  /// than a part of the program memory.
  private func largestRun(of schedule: Schedule) -> Int {
    let weights = schedule.weights.reduce(0) { $0 + $1.values.count + $1.parameters.count * 12 }
    let instructionBytes = 2 * InstructionWord.byteCount
    return max(
      chip.weightStore.bytesPerCycle * 2048, 1 << 14,
      4 * instructionBytes * weights / chip.sequencer.programBytes)
  }

  /// Places all activations, largest first; false where they don't fit.
  private func placeActivations(_ schedule: Schedule, in arena: inout Arena) -> Bool {
    let live = schedule.liveRanges
    let neighbours = schedule.neighbours
    let order = schedule.buffers.indices
      .filter { schedule.buffers[$0].content == .activation }
      .sorted { schedule.buffers[$0].byteCount > schedule.buffers[$1].byteCount }
    for index in order {
      guard let range = live[index] else { continue }
      guard
        arena.place(
          BufferID(index), byteCount: schedule.buffers[index].byteCount, live: range,
          neighbours: arena.bytes(of: neighbours[index]))
      else { return false }
    }
    return true
  }

  /// Places buffers that stay for the whole frame and beyond, largest first.
  private func placeThroughout(
    _ buffers: [BufferID], _ schedule: Schedule, in arena: inout Arena
  ) -> Bool {
    let neighbours = schedule.neighbours
    return buffers.sorted { schedule[$0].byteCount > schedule[$1].byteCount }.allSatisfy { id in
      arena.place(
        id, byteCount: schedule[id].byteCount, live: schedule.frame,
        neighbours: arena.bytes(of: neighbours[id.index]))
    }
  }
}

/// A schedule, cut, with a place for everything.
struct Layout: Sendable {
  var schedule: Schedule
  var allocation: Allocation
  /// How it came to fit; nil where chains of layers were cut into stripes for it.
  var strategy: Allocator.Strategy?
}

/// A schedule as strategies want it to begin with.
private struct Variants {
  private let plain: Schedule
  private let streaming: Schedule

  init(_ whole: Schedule, _ chip: ChipSpec) {
    plain = whole
    streaming = InputStreaming(chip: chip).run(whole)
  }

  subscript(strategy: Allocator.Strategy) -> Schedule {
    let schedule = strategy.streamsInput ? streaming : plain
    return strategy.addsInPlace ? InPlaceAddition().run(schedule) : schedule
  }
}

extension Allocator.Strategy {
  /// The one that needs the fewest bytes.
  fileprivate static let smallest = Self(
    streamsInput: false, addsInPlace: true, pipelines: false, spreads: false)
}

extension Prefetch {
  /// What has been placed.
  func allocation(resident: [BufferID]) -> Allocation {
    var placements = [Placement?](repeating: nil, count: schedule.buffers.count)
    for placement in arena.placements { placements[placement.buffer.index] = placement }
    return Allocation(
      placements: placements, resident: resident, loads: loads,
      estimatedCycles: clock.last ?? 0)
  }
}

extension Schedule {
  /// About how many bytes all weights take, before they are cut and encoded.
  fileprivate var expectedWeightBytes: Int {
    var seen: Set<WeightSlice> = []
    return steps.reduce(0) { bytes, step in
      guard case .convolve(let convolve) = step.body, let slice = step.weights,
        !step.isStripe || seen.insert(slice).inserted
      else { return bytes }
      return bytes + WeightLayout(convolve, geometry).byteCount
    }
  }

  /// Bytes of all buffers of weights.
  var weightBytes: Int {
    buffers.reduce(0) { $0 + ($1.content == .activation ? 0 : $1.byteCount) }
  }

  /// For each buffer, those that some step uses together with it.
  var neighbours: [Set<BufferID>] {
    var neighbours = [Set<BufferID>](repeating: [], count: buffers.count)
    for step in steps {
      for id in step.buffers { neighbours[id.index].formUnion(step.buffers.filter { $0 != id }) }
    }
    return neighbours
  }
}
