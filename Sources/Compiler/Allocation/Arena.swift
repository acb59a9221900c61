/// The banks' bytes over the steps of a schedule: what lies where, and when.
struct Arena: Sendable {
  /// Bytes that may be used.
  let limit: Int
  /// What addresses are multiples of: bytes of a bank word.
  let alignment: Int
  /// Banks of a group, which consecutive words go round in.
  let interleave: Int
  /// Words of each operand that the vector unit asks for at a time.
  let beatWords: Int
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

  /// Bytes that are better kept apart, and what it costs if they are not.
  struct Neighbour {
    var bytes: Range<Int>
    var conflict: Demands.Conflict
  }

  /// Finds room for a buffer, as far from its neighbours as may be, and takes it; false where there
  /// is none.
  mutating func place(
    _ buffer: BufferID, byteCount: Int, live: ClosedRange<Int>, neighbours: [Neighbour]
  ) -> Bool {
    let gaps = gaps(during: live).filter { $0.count >= byteCount }
    var starts = spreads ? gaps.flatMap { self.starts(in: $0, byteCount) } : gaps.map(\.lowerBound)
    if neighbours.contains(where: { $0.conflict.inStep > 0 }) {
      starts = starts.flatMap { start in
        (0..<interleave).map { start + $0 * alignment }.filter { shifted in
          gaps.contains { $0.contains(shifted) && shifted + byteCount <= $0.upperBound }
        }
      }
    }
    let scored = starts.map { start in
      (start: start, score: cost(start..<start + byteCount, neighbours))
    }
    guard let best = scored.min(by: { ($0.score, $0.start) < ($1.score, $1.start) })
    else { return false }
    placements.append(
      Placement(buffer: buffer, bytes: best.start..<best.start + byteCount, live: live))
    return true
  }

  /// What bytes and their neighbours cost each other; between groups only where buffers are spread.
  private func cost(_ bytes: Range<Int>, _ neighbours: [Neighbour]) -> Double {
    neighbours.reduce(0) { sum, neighbour in
      let distance = (bytes.lowerBound - neighbour.bytes.lowerBound) / alignment
      var cost = spreads ? neighbour.conflict.inGroup : 0
      if sharesBanks(distance) { cost += neighbour.conflict.inStep }
      return cost > 0 ? sum + cost * Double(shared(bytes, [neighbour.bytes])) : sum
    }
  }

  /// Whether beats have a bank in common, the one so many words behind the other.
  private func sharesBanks(_ distance: Int) -> Bool {
    let place = (distance % interleave + interleave) % interleave
    return place < beatWords || place + beatWords > interleave
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
