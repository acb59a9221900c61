internal import FirmwareFormat
internal import MachineModel

/// Memory for programs that were linked for another board, such as RISC-V tests at 0x80000000.
enum TestMemory {
  /// Bytes behind a program's last, for stacks and heaps that begin where it ends.
  private static let room = 1 << 20
  /// Bytes in all that a file can make this program reserve.
  private static let limit = 64 << 20

  /// Memories that hold segments; neighbours share one.
  ///
  /// - Throws: `tooMuchMemory`.
  static func memories(
    for segments: [ExecutableFile.Segment]
  ) throws(ExecutableRunError) -> [CoreMemory] {
    var ranges: [Range<Int>] = []
    for segment in segments.sorted(by: { $0.address < $1.address }) {
      let start = Int(segment.address) & ~0xFFF
      let end = min(Int(segment.address) + segment.byteCount + room, 1 << 32)
      if let last = ranges.last, start <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(end, last.upperBound)
      } else {
        ranges.append(start..<end)
      }
    }
    let total = ranges.reduce(0) { $0 + $1.count }
    guard total <= limit else { throw .tooMuchMemory(bytes: total, limit: limit) }
    return ranges.map { range in
      CoreMemory("test memory", at: UInt32(range.lowerBound), byteCount: range.count)
    }
  }
}
