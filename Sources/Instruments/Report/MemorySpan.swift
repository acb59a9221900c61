package import InstructionSet
package import MachineModel

/// A run of bank bytes that a layer touches, and from when to when.
package struct MemorySpan: Sendable, Hashable {
  /// The position in the program's layers.
  package var layer: Int
  package var bytes: Range<Int>
  package var cycles: Range<Int>
  /// Whether the layer writes there; else it only reads.
  package var isWritten: Bool

  /// The spans of a frame: for each layer, its runs that lie side by side joined to one.
  package static func all(of program: Program, body: SectionRecord) -> [MemorySpan] {
    var byLayer: [Int: [MemorySpan]] = [:]
    for record in body.instructions where record.end > record.start {
      let instruction = program.body.steps[record.index].instruction
      for access in instruction.accesses(program.geometry) where !access.bytes.isEmpty {
        byLayer[record.layer, default: []].append(
          MemorySpan(
            layer: record.layer, bytes: access.bytes, cycles: record.start..<record.end,
            isWritten: access.kind == .write))
      }
    }
    return byLayer.keys.sorted().flatMap { joined(byLayer[$0] ?? []) }
  }

  private static func joined(_ spans: [MemorySpan]) -> [MemorySpan] {
    let sorted = spans.sorted {
      ($0.isWritten ? 1 : 0, $0.bytes.lowerBound) < ($1.isWritten ? 1 : 0, $1.bytes.lowerBound)
    }
    return sorted.reduce(into: []) { joined, span in
      if let last = joined.last, last.isWritten == span.isWritten,
        span.bytes.lowerBound <= last.bytes.upperBound
      {
        joined[joined.count - 1].bytes =
          last.bytes.lowerBound..<max(last.bytes.upperBound, span.bytes.upperBound)
        joined[joined.count - 1].cycles =
          min(
            last.cycles.lowerBound, span.cycles.lowerBound)..<max(
            last.cycles.upperBound, span.cycles.upperBound)
      } else {
        joined.append(span)
      }
    }
  }
}
