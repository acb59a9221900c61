internal import ChipDescription

/// How byte addresses fall on words and words on banks.
///
/// Groups of `interleave` banks follow each other in the address space; within a group, consecutive
/// words lie in consecutive banks.
struct BankLayout: Sendable, Hashable {
  /// Bytes of a word.
  let wordBytes: Int
  /// Banks of a group, and so the words that a run moves in a cycle.
  let interleave: Int
  /// Words of a group.
  let groupWords: Int
  /// Bytes of all banks.
  let totalBytes: Int

  init(_ sram: SRAMSpec) {
    wordBytes = sram.wordBytes
    interleave = sram.interleave
    groupWords = sram.bankBytes / sram.wordBytes * sram.interleave
    totalBytes = sram.totalBytes
  }

  /// The words that hold some of the bytes.
  func words(_ bytes: Range<Int>) -> WordRun {
    guard !bytes.isEmpty else { return WordRun() }
    return WordRun(
      next: bytes.lowerBound / wordBytes, end: (bytes.upperBound - 1) / wordBytes + 1)
  }

  /// The banks, one bit each, that hold the words.
  func mask(_ words: Range<Int>) -> UInt64 {
    let group = words.lowerBound / groupWords
    let place = words.lowerBound - group * groupWords
    guard words.count <= interleave, place + words.count <= groupWords else {
      return words.reduce(0) { $0 | 1 << UInt64(bank(of: $1)) }
    }
    // A request's words lie in consecutive banks of the group, the last of which the first follows.
    let first = place % interleave
    let ones = (1 as UInt64) << words.count &- 1
    let all = (1 as UInt64) << interleave &- 1
    return ((ones << first | ones >> (interleave - first)) & all) << (group * interleave)
  }

  private func bank(of word: Int) -> Int {
    let group = word / groupWords
    return group * interleave + (word - group * groupWords) % interleave
  }

  /// The banks that hold some of the bytes, of however many words.
  func mask(ofBytes bytes: Range<Int>) -> UInt64 {
    var run = words(bytes)
    var mask: UInt64 = 0
    while !run.isDone {
      let group = run.next / groupWords
      let end = min(run.end, (group + 1) * groupWords)
      mask |= self.mask(run.next..<min(end, run.next + interleave))
      run.next = end
    }
    return mask
  }
}
