internal import ChipDescription
internal import InstructionSet

/// Finds for each run of weights a step from which there is room for it until its use.
///
/// Loads keep the order of their uses. Each stands early enough to be done in time, were all steps
/// to follow each other without a stall, and not much earlier, so that it takes no room from
/// others. It stands later where there is no room, and the array waits; and where the DMA's queue
/// would be full, as the sequencer would be held up.
struct Prefetch: Pass {
  package static let name = "prefetch"
  package static let summary = "Finds the step from which each run of weights is loaded."

  let chip: ChipSpec
  let schedule: Schedule
  let demands: Demands
  var arena: Arena
  /// The positions of the steps whose weights are loaded in each frame, and of the last steps that
  /// use these.
  private let streamed: [Int]
  private let lastUses: [Int]
  /// About when each step would begin if it never waited for weights; one more for the end.
  private let ideal: [Int]
  /// About when each step begins, up to the one that is looked at.
  private(set) var clock = [0]
  private(set) var loads: [Allocation.LoadPoint] = []
  /// About when each load ends.
  private var loadEnds: [Int] = []
  /// The first step of the live range of the weights placed last.
  private var lastFirst = 0

  init(
    _ schedule: Schedule, _ demands: Demands, arena: Arena, resident: Set<BufferID>, chip: ChipSpec
  ) {
    self.schedule = schedule
    self.demands = demands
    self.arena = arena
    self.chip = chip
    var loaded = resident
    let streamed = schedule.steps.indices.filter { position in
      schedule.weightBuffer(of: schedule.steps[position]).map { loaded.insert($0).inserted }
        ?? false
    }
    let live = schedule.liveRanges
    self.streamed = streamed
    lastUses = streamed.map { position in
      schedule.weightBuffer(of: schedule.steps[position]).flatMap { live[$0.index]?.upperBound }
        ?? position
    }
    var ideal = [0]
    for step in demands.steps { ideal.append((ideal.last ?? 0) + step.cycles) }
    self.ideal = ideal
  }

  /// Places the weights of all steps that are not resident; false where they don't fit.
  mutating func run() -> Bool {
    let starts = latestStarts()
    for position in schedule.steps.indices {
      var start = clock[position]
      let next = loads.count
      if next < streamed.count, streamed[next] == position {
        guard let first = place(position, noEarlierThan: starts[next]) else { return false }
        loadEnds.append(max(loadEnds.last ?? 0, clock[first]) + loadCycles(position))
        start = max(start, loadEnds[next])
      }
      let cycles = ideal[position + 1] - ideal[position] + conflictCycles(position)
      clock.append(start + cycles)
    }
    return true
  }

  private func loadCycles(_ position: Int) -> Int {
    StepCost(chip: chip).loadCycles(weightBuffer(position).map { schedule[$0].byteCount } ?? 0)
  }

  private func weightBuffer(_ position: Int) -> BufferID? {
    schedule.weightBuffer(of: schedule.steps[position])
  }

  /// About how many cycles a convolution loses to requests for the banks that its input is in.
  private func conflictCycles(_ position: Int) -> Int {
    let rates = demands.steps[position].rates
    guard case .convolve = schedule.steps[position].body,
      let input = arena.bytes(of: rates[0].buffer)
    else { return 0 }
    return rates.dropFirst().reduce(0) { sum, part in
      let shared = arena.bytes(of: part.buffer).map { arena.shared($0, [input]) } ?? 0
      return sum + Int(part.rate * Double(demands.steps[position].cycles * shared)) >> 20
    }
  }

  /// When each load has to start at the latest so that neither its use nor the next load waits,
  /// less the time of a long load, as times are estimates.
  private func latestStarts() -> [Int] {
    let slack = streamed.map { loadCycles($0) }.max() ?? 0
    var starts = [Int](repeating: 0, count: streamed.count)
    var latest = Int.max
    for index in streamed.indices.reversed() {
      latest = min(latest, ideal[streamed[index]]) - loadCycles(streamed[index])
      starts[index] = latest - slack
    }
    return starts
  }

  /// Places the weights of a step, and returns the step from which they have room; nil where they
  /// don't fit.
  private mutating func place(_ position: Int, noEarlierThan time: Int) -> Int? {
    guard let weights = weightBuffer(position) else { return nil }
    let byteCount = schedule[weights].byteCount
    let earliest = max(lastFirst, ideal.partitioningIndex { $0 > time } - 1)
    let last = lastUses[loads.count]
    guard
      let first = firstRoom(
        for: byteCount, from: min(earliest, position)...position, through: last),
      arena.place(
        weights, byteCount: byteCount, live: first...last,
        neighbours: neighbours(of: weights, from: first, through: last))
    else { return nil }
    lastFirst = first
    let step = max(first, min(queueBound(), position), loads.last?.step ?? 0)
    loads.append(Allocation.LoadPoint(buffer: weights, step: step))
    return first
  }

  /// The step that the sequencer comes to when the DMA's queue has room for a further load.
  ///
  /// It is ahead of the array by the array's queue.
  private func queueBound() -> Int {
    let depth = chip.sequencer.queueDepth
    guard loadEnds.count >= depth else { return 0 }
    let time = loadEnds[loadEnds.count - depth]
    return clock.partitioningIndex { $0 > time } - 1 + depth
  }

  /// What is better kept apart from weights: what is used together with them, and what is used
  /// while they are loaded, which other weights may be that the array decodes.
  ///
  /// The sequencer is ahead of the array by its queue, so that loads run before their step begins.
  private func neighbours(
    of weights: BufferID, from first: Int, through last: Int
  ) -> [Arena.Neighbour] {
    let start = max(0, first - chip.sequencer.queueDepth)
    var conflicts = demands.conflicts[weights.index]
    for demand in demands.steps[start...last] {
      for (buffer, rate) in demand.rates where buffer != weights {
        conflicts[buffer, default: Demands.Conflict()].inGroup += rate * Double(demand.cycles)
      }
    }
    return arena.neighbours(conflicts)
  }

  /// The first of some steps from which a run of bytes is free up to a last step.
  private func firstRoom(
    for byteCount: Int, from steps: ClosedRange<Int>, through last: Int
  ) -> Int? {
    // Room that is there from some step on is also there from any later one.
    var low = steps.lowerBound
    var high = steps.upperBound + 1
    while low < high {
      let middle = (low + high) / 2
      if middle > steps.upperBound { return nil }
      if arena.largestGap(during: middle...last) >= byteCount {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low <= steps.upperBound ? low : nil
  }
}

extension Arena {
  /// The bytes of a buffer; nil where it is not placed.
  func bytes(of buffer: BufferID) -> Range<Int>? {
    placements.first { $0.buffer == buffer }?.bytes
  }
}

extension Array {
  /// The first position whose element satisfies a condition that all later ones satisfy as well.
  func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
