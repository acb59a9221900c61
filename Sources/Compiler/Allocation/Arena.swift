/// The banks' bytes over the steps of a schedule: what lies where, and when.
struct Arena: Sendable {
  /// Bytes that may be used.
  let limit: Int
  /// What addresses are multiples of: bytes of a bank word.
  let alignment: Int
  /// Bytes of a group of interleaved banks, which serves one access at a time.
  let groupBytes: Int
  /// Whether buffers used together are put into different groups.
  let spreads: Bool
  var placements: [Placement] = []

  /// The free runs of bytes throughout some steps, lowest first.
  func gaps(during live: ClosedRange<Int>) -> [Range<Int>] {
    let taken = placements.filter { $0.live.overlaps(live) }.map(\.bytes)
      .sorted { $0.lowerBound < $1.lowerBound }
    var gaps: [Range<Int>] = []
    var free = 0
    for bytes in taken {
      if bytes.lowerBound > free { gaps.append(free..<bytes.lowerBound) }
      free = max(free, bytes.upperBound)
    }
    if limit > free { gaps.append(free..<limit) }
    return gaps
  }

  /// The most bytes that one buffer could have throughout some steps.
  func largestGap(during live: ClosedRange<Int>) -> Int {
    gaps(during: live).map(\.count).max() ?? 0
  }

  /// Finds room for a buffer, and takes it; false where there is none.
  ///
  /// - Parameters:
  ///   - neighbours: the bytes that are used by the same steps.
  ///   - others: bytes that are better kept apart as well, where the neighbours leave a choice.
  mutating func place(
    _ buffer: BufferID, byteCount: Int, live: ClosedRange<Int>, neighbours: [Range<Int>],
    others: [Range<Int>] = []
  ) -> Bool {
    let gaps = gaps(during: live).filter { $0.count >= byteCount }
    let starts = spreads ? gaps.flatMap { self.starts(in: $0, byteCount) } : gaps.map(\.lowerBound)
    let scored = starts.map { start in
      let bytes = start..<start + byteCount
      return (
        start: start, score: spreads ? shared(bytes, neighbours) : 0,
        lesser: spreads ? shared(bytes, others) : 0
      )
    }
    guard
      let best = scored.min(by: {
        ($0.score, $0.lesser, $0.start) < ($1.score, $1.lesser, $1.start)
      })
    else { return false }
    placements.append(
      Placement(buffer: buffer, bytes: best.start..<best.start + byteCount, live: live))
    return true
  }

  /// Where a buffer could start in a gap: at its ends, and where a group begins.
  func starts(in gap: Range<Int>, _ byteCount: Int) -> [Int] {
    let last = (gap.upperBound - byteCount) / alignment * alignment
    guard last >= gap.lowerBound else { return [] }
    let groups = stride(
      from: (gap.lowerBound / groupBytes + 1) * groupBytes, through: last, by: groupBytes)
    return [gap.lowerBound, last] + groups
  }

  /// How likely bytes and neighbours are in the same group at a time, in 1/2^20 for each neighbour.
  func shared(_ bytes: Range<Int>, _ neighbours: [Range<Int>]) -> Int {
    var sum = 0
    for group in bytes.lowerBound / groupBytes...(bytes.upperBound - 1) / groupBytes {
      let extent = group * groupBytes..<(group + 1) * groupBytes
      let own = (bytes.clamped(to: extent).count << 10) / bytes.count
      for neighbour in neighbours {
        sum += own * ((neighbour.clamped(to: extent).count << 10) / neighbour.count)
      }
    }
    return sum
  }
}
