/// Consecutive words that are still to be read or written.
struct WordRun: Sendable, Hashable {
  var next = 0
  var end = 0

  var isDone: Bool { next >= end }
  var count: Int { end - next }

  /// The words of the next request: those that a group of banks moves in a cycle.
  func request(_ layout: BankLayout) -> Range<Int> { next..<min(end, next + layout.interleave) }

  /// Takes the words of a granted request off, and returns how many they were.
  mutating func advance(_ layout: BankLayout) -> Int {
    let words = request(layout).count
    next += words
    return words
  }

  /// The requests that it takes.
  func requests(_ layout: BankLayout) -> Int {
    layout.requests(forWords: count)
  }
}
