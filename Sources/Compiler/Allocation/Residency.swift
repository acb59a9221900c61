internal import ChipDescription
internal import InstructionSet

/// Keeps the weights of some steps in the banks where not all of them have room.
///
/// Every resident byte is one that no frame has to load. But the room is taken from loads that
/// could run ahead of their use, so that several shares are tried.
struct Residency: Pass {
  package static let name = "keep weights"
  package static let summary = "Keeps as many weights in the banks as does not slow the frame down."

  let chip: ChipSpec
  let schedule: Schedule
  let demands: Demands
  /// The banks with all activations placed.
  let arena: Arena
  let options: CompilerOptions
  /// What eighths of the bytes that are free throughout the frame may be used.
  let mostEighths: Int

  /// All of what is free.
  static let eighths = 8
  /// What eighths of the bytes that are free throughout the frame are tried.
  private static let shares = [eighths, 7, 6, 4, 2, 0]

  /// The most resident weights within a percent of the fewest cycles, or of the least energy; nil
  /// where nothing fits.
  func run() -> Allocation? {
    let free = arena.gaps(during: schedule.frame).reduce(0) { $0 + $1.count }
    let most = options.keepsWeights ? mostEighths : 0
    let candidates = Self.shares.filter { $0 <= most }.compactMap {
      allocation(residentBytes: free * $0 / 8)
    }
    let costs = candidates.map(cost)
    guard let least = costs.min() else { return nil }
    return zip(candidates, costs).first { $0.1 <= least + least / 100 }?.0
  }

  /// Cycles of a frame, or picojoules where energy is to be saved.
  private func cost(_ allocation: Allocation) -> Double {
    let cycles = Double(allocation.estimatedCycles)
    guard options.goal == .energy else { return cycles }
    let bytes = allocation.loads.reduce(0) { $0 + schedule[$1.buffer].byteCount }
    return cycles * options.prices.cycle + Double(bytes) * options.prices.storeByte
  }

  /// Everything placed with so many bytes of resident weights, or a little less.
  private func allocation(residentBytes: Int) -> Allocation? {
    var arena = arena
    var left = residentBytes
    var resident: [BufferID] = []
    // Large runs first: small ones find room between them.
    for buffer in schedule.weightBuffers.sorted(by: isLarger) {
      let byteCount = schedule[buffer].byteCount
      guard byteCount <= left,
        arena.place(
          buffer, byteCount: byteCount, live: schedule.frame,
          neighbours: demands.neighbours(of: buffer, in: arena))
      else { continue }
      left -= byteCount
      resident.append(buffer)
    }
    var prefetch = Prefetch(
      schedule, demands, arena: arena, resident: Set(resident), chip: chip)
    return prefetch.run() ? prefetch.allocation(resident: resident.sorted()) : nil
  }

  private func isLarger(_ one: BufferID, _ other: BufferID) -> Bool {
    (schedule[one].byteCount, one) > (schedule[other].byteCount, other)
  }
}

extension Schedule {
  /// From the first step to the last.
  var frame: ClosedRange<Int> { 0...max(0, steps.count - 1) }

  /// The buffers of weights, in the order of their first use.
  var weightBuffers: [BufferID] {
    var seen: Set<BufferID> = []
    return steps.compactMap(weightBuffer(of:)).filter { seen.insert($0).inserted }
  }

  /// The buffer that a step needs loaded from the weight store: a convolution's weights, the
  /// descriptor of a tensor function, or an output that is a constant.
  func weightBuffer(of step: Step) -> BufferID? {
    if step.weights != nil { return step.buffers[2] }
    switch step.body {
    case .compute: return step.buffers[step.buffers.count - 2]
    case .send:
      guard let source = step.buffers.first, case .descriptor = self[source].content else {
        return nil
      }
      return source
    default: return nil
    }
  }
}
