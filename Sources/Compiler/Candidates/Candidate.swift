internal import ChipDescription
internal import InstructionSet

/// A layout of a schedule, and what a frame would need with it.
struct Candidate: Sendable {
  let layout: Layout
  /// About how many cycles a frame takes.
  let forecast: Int
  /// Bytes that each frame takes out of the weight store.
  let loadedBytes: Int
  /// Bytes of all weights, with their tables.
  let storedBytes: Int

  init(_ layout: Layout, _ chip: ChipSpec) {
    let (schedule, allocation) = (layout.schedule, layout.allocation)
    let draft = Emission(schedule: schedule, allocation: allocation).draft()
    let section = TokenOrdering(geometry: schedule.geometry).run(draft)
    self.layout = layout
    forecast = CycleForecast(chip: chip).ends(of: section).max() ?? 0
    loadedBytes = allocation.loads.reduce(0) { $0 + schedule[$1.buffer].byteCount }
    storedBytes =
      schedule.weightBytes + schedule.tables.reduce(0) { $0 + $1.bytes.count }
  }

  /// Cycles and bytes, which are the same where two layouts are.
  var needs: SIMD3<Int> { SIMD3(forecast, loadedBytes, storedBytes) }

  /// What the goal counts, and then what the other two count, the least of which is best.
  func cost(_ options: CompilerOptions, cycles: Int) -> SIMD2<Double> {
    let (cycles, bytes) = (Double(cycles), Double(storedBytes))
    switch options.goal {
    case .speed: return SIMD2(cycles, bytes)
    case .size: return SIMD2(bytes, cycles)
    case .energy:
      return SIMD2(
        cycles * options.prices.cycle + Double(loadedBytes) * options.prices.storeByte, bytes)
    }
  }
}
