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

  /// The first layout that fits, of the strategies in their order; nil where none does.
  func firstFit(_ source: inout LayoutSource) -> Layout? {
    for strategy in Strategy.all {
      if let layout = place(&source, strategy) { return layout }
    }
    return nil
  }

  /// Everything placed, with all weights there throughout where that is possible; nil where it does
  /// not fit.
  func place(_ source: inout LayoutSource, _ strategy: Strategy) -> Layout? {
    let schedule = source[strategy]
    // Where the weights are far too many for the banks, cutting and encoding them all is spared.
    if options.keepsWeights, strategy.keeps == Residency.eighths,
      schedule.expectedWeightBytes * 7 / 8 < limit,
      let layout = resident(schedule, strategy, &source.streams)
    {
      return layout
    }
    return streamed(schedule, strategy, &source.streams)
  }

  private func arena(_ strategy: Strategy) -> Arena {
    Arena(
      limit: limit * strategy.fills / 8 / chip.sram.wordBytes * chip.sram.wordBytes,
      alignment: chip.sram.wordBytes,
      interleave: chip.sram.interleave,
      beatWords: chip.beatWords,
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
    let demands = Demands(cut, chip)
    guard placeActivations(cut, demands, in: &arena),
      placeThroughout(weights, cut, demands, in: &arena)
    else { return nil }
    var prefetch = Prefetch(cut, demands, arena: arena, resident: Set(weights), chip: chip)
    guard prefetch.run() else { return nil }
    return Layout(
      schedule: cut, allocation: prefetch.allocation(resident: weights), strategy: strategy)
  }

  /// Everything placed with weights loaded as they are needed; nil where it does not fit.
  func streamed(
    _ schedule: Schedule, _ strategy: Strategy, _ streams: inout CodedStreams
  ) -> Layout? {
    var whole = arena(strategy)
    guard placeActivations(schedule, Demands(schedule, chip), in: &whole) else { return nil }
    let largest = largestRun(of: schedule) / strategy.cuts
    let chunking = Chunking(chip: chip, pipelines: strategy.pipelines)
    let cut = chunking.run(schedule, streams: &streams) { position in
      min(largest, whole.largestGap(during: position...position) / 2)
    }
    // Cutting lets results and operands overlap in time that did not before.
    var arena = arena(strategy)
    let demands = Demands(cut, chip)
    guard placeActivations(cut, demands, in: &arena) else { return nil }
    let residency = Residency(
      chip: chip, schedule: cut, demands: demands, arena: arena, options: options,
      mostEighths: strategy.keeps)
    return residency.run().map { Layout(schedule: cut, allocation: $0, strategy: strategy) }
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
  private func placeActivations(
    _ schedule: Schedule, _ demands: Demands, in arena: inout Arena
  ) -> Bool {
    let live = schedule.liveRanges
    let order = schedule.buffers.indices
      .filter { schedule.buffers[$0].content == .activation }
      .sorted { schedule.buffers[$0].byteCount > schedule.buffers[$1].byteCount }
    for index in order {
      guard let range = live[index] else { continue }
      guard
        arena.place(
          BufferID(index), byteCount: schedule.buffers[index].byteCount, live: range,
          neighbours: demands.neighbours(of: BufferID(index), in: arena))
      else { return false }
    }
    return true
  }

  /// Places buffers that stay for the whole frame and beyond, largest first.
  private func placeThroughout(
    _ buffers: [BufferID], _ schedule: Schedule, _ demands: Demands, in arena: inout Arena
  ) -> Bool {
    buffers.sorted { schedule[$0].byteCount > schedule[$1].byteCount }.allSatisfy { id in
      arena.place(
        id, byteCount: schedule[id].byteCount, live: schedule.frame,
        neighbours: demands.neighbours(of: id, in: arena))
    }
  }
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
  var expectedWeightBytes: Int {
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
}
