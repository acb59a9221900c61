/// Which bytes of the banks each tensor has, and during which steps of the schedule.
package struct MemoryMap: Sendable, Hashable {
  /// One tensor, or one run of weights.
  package struct Entry: Sendable, Hashable {
    package var buffer: BufferID
    package var name: String
    package var content: Buffer.Content
    package var bytes: Range<Int>
    /// The first and the last step, counted in the schedule.
    package var live: ClosedRange<Int>
    /// Whether it is loaded once, before the first frame.
    package var isResident: Bool
  }

  /// In the order of their addresses, then of their first steps.
  package var entries: [Entry]
  /// The steps of the schedule.
  package var steps: Int

  init(_ schedule: Schedule, _ allocation: Allocation) {
    let resident = Set(allocation.resident)
    entries = allocation.placements.compactMap(\.self).map { placement in
      Entry(
        buffer: placement.buffer, name: schedule[placement.buffer].name,
        content: schedule[placement.buffer].content,
        bytes: placement.bytes, live: placement.live,
        isResident: resident.contains(placement.buffer))
    }
    entries.sort {
      ($0.bytes.lowerBound, $0.live.lowerBound) < ($1.bytes.lowerBound, $1.live.lowerBound)
    }
    steps = schedule.steps.count
  }

  /// Bytes in use at a step.
  package func liveBytes(at step: Int) -> Int {
    entries.reduce(0) { $0 + ($1.live.contains(step) ? $1.bytes.count : 0) }
  }

  /// The most bytes in use at any step.
  package var peakLiveBytes: Int { (0..<steps).map { liveBytes(at: $0) }.max() ?? 0 }
}

extension MemoryMap: CustomStringConvertible {
  /// One line for each entry: buffer, bytes, steps, name; then the most bytes in use at a time.
  package var description: String {
    entries.map { entry in
      let steps =
        entry.isResident ? "resident" : "steps \(entry.live.lowerBound)...\(entry.live.upperBound)"
      return "  \(entry.buffer) \(hexadecimal(entry.bytes)) \(steps) \"\(entry.name)\"\n"
    }.joined() + "  at most \(peakLiveBytes) bytes in use at a time\n"
  }
}

/// A range of addresses in hexadecimal.
func hexadecimal(_ bytes: Range<Int>) -> String {
  "0x\(String(bytes.lowerBound, radix: 16))..<0x\(String(bytes.upperBound, radix: 16))"
}
