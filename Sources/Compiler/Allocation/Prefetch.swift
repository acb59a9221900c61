internal import ChipDescription
internal import InstructionSet

/// Finds for each run of weights the earliest step from which there is room for it until its use.
///
/// Loads keep the order of their uses. They stand no further ahead in the program than the DMA's
/// queue can take up, so that the sequencer is not held up by loads that have to wait for each
/// other.
struct Prefetch {
  let chip: ChipSpec
  let schedule: Schedule
  var arena: Arena
  /// About when each step begins; known up to the step that is looked at.
  var clock: [Int]
  var loads: [Allocation.LoadPoint] = []
  /// About when each load ends.
  var loadEnds: [Int] = []

  init(_ schedule: Schedule, arena: Arena, chip: ChipSpec) {
    self.schedule = schedule
    self.arena = arena
    self.chip = chip
    clock = [0]
  }

  /// Places the weights of all steps that are not resident; nil where they don't fit.
  mutating func run(resident: Set<BufferID>) -> Bool {
    let cost = StepCost(chip: chip)
    for (position, step) in schedule.steps.enumerated() {
      var start = clock[position]
      if step.weights != nil, !resident.contains(step.buffers[2]) {
        guard let end = place(step, at: position, cost) else { return false }
        start = max(start, end)
      }
      clock.append(start + cost.cycles(of: step.body))
    }
    return true
  }

  /// Places the weights of a step, and returns about when they are there; nil where they don't fit.
  private mutating func place(_ step: Step, at position: Int, _ cost: StepCost) -> Int? {
    let byteCount = schedule[step.buffers[2]].byteCount
    let earliest = max(loads.last?.step ?? 0, queueBound(before: position))
    guard
      let first = firstRoom(for: byteCount, from: min(earliest, position), through: position),
      arena.place(
        step.buffers[2], byteCount: byteCount, live: first...position,
        neighbours: arena.bytes(of: step.buffers.dropLast()))
    else { return nil }
    loads.append(Allocation.LoadPoint(buffer: step.buffers[2], step: first))
    let end = max(loadEnds.last ?? 0, clock[first]) + cost.loadCycles(byteCount)
    loadEnds.append(end)
    return end
  }

  /// The step that begins when the DMA's queue has room for a further load.
  private func queueBound(before position: Int) -> Int {
    let ahead = max(1, chip.sequencer.queueDepth / 2)
    guard loadEnds.count >= ahead else { return 0 }
    let time = loadEnds[loadEnds.count - ahead]
    return max(0, clock.partitioningIndex { $0 > time } - 1)
  }

  /// The first step from which a run of bytes is free up to the last one.
  private func firstRoom(for byteCount: Int, from first: Int, through last: Int) -> Int? {
    // Room that is there from some step on is also there from any later one.
    var low = first
    var high = last + 1
    while low < high {
      let middle = (low + high) / 2
      if middle > last { return nil }
      if arena.largestGap(during: middle...last) >= byteCount {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low <= last ? low : nil
  }
}

extension Arena {
  /// The bytes of some buffers, as far as they are placed.
  func bytes(of buffers: some Collection<BufferID>) -> [Range<Int>] {
    placements.filter { buffers.contains($0.buffer) }.map(\.bytes)
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
