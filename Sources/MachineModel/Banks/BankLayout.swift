internal import ChipDescription

/// How byte addresses fall on words and words on banks.
///
/// Groups of `interleave` banks follow each other in the address space; within a group, consecutive
/// words lie in consecutive banks.
struct BankLayout: Sendable, Hashable {
  /// Bytes of all banks.
  let totalBytes: Int
  private let word: PowerDivisor
  private let bank: PowerDivisor
  private let group: PowerDivisor

  init(_ sram: SRAMSpec) {
    word = PowerDivisor(sram.wordBytes)
    bank = PowerDivisor(sram.interleave)
    group = PowerDivisor(sram.bankBytes / sram.wordBytes * sram.interleave)
    totalBytes = sram.totalBytes
  }

  /// Bytes of a word.
  var wordBytes: Int { word.value }

  /// Banks of a group, and so the words that a run moves in a cycle.
  var interleave: Int { bank.value }

  /// The words that hold some of the bytes.
  func words(_ bytes: Range<Int>) -> WordRun {
    guard !bytes.isEmpty else { return WordRun() }
    return WordRun(
      next: word.quotient(bytes.lowerBound), end: word.quotient(bytes.upperBound - 1) + 1)
  }

  /// The requests that so many consecutive words take.
  func requests(forWords words: Int) -> Int { bank.roundedUpQuotient(words) }

  /// The banks, one bit each, that hold the words.
  func mask(_ words: Range<Int>) -> UInt64 {
    let group = group.quotient(words.lowerBound)
    let place = words.lowerBound - group * self.group.value
    guard words.count <= interleave, place + words.count <= self.group.value else {
      return words.reduce(0) { $0 | 1 << UInt64(bank(of: $1)) }
    }
    // A request's words lie in consecutive banks of the group, the last of which the first follows.
    let first = bank.remainder(place)
    let ones = (1 as UInt64) << words.count &- 1
    let all = (1 as UInt64) << interleave &- 1
    return ((ones << first | ones >> (interleave - first)) & all) << (group * interleave)
  }

  private func bank(of word: Int) -> Int {
    group.quotient(word) * interleave + bank.remainder(group.remainder(word))
  }

  /// The banks that hold some of the bytes, of however many words.
  func mask(ofBytes bytes: Range<Int>) -> UInt64 {
    var run = words(bytes)
    var mask: UInt64 = 0
    while !run.isDone {
      let group = group.quotient(run.next)
      let end = min(run.end, (group + 1) * self.group.value)
      mask |= self.mask(run.next..<min(end, run.next + interleave))
      run.next = end
    }
    return mask
  }
}
