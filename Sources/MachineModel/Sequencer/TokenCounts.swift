internal import InstructionSet

/// How often each token has been signalled and not yet waited for.
struct TokenCounts: Sendable, Hashable {
  private var counts = SIMD16<Int32>()

  /// How often a token was signalled and not yet waited for.
  subscript(token: Token) -> Int { Int(counts[token.index]) }

  /// Whether every token of the set is there.
  func allow(_ waits: TokenSet) -> Bool { missing(waits).isEmpty }

  /// The tokens of the set that are not there.
  func missing(_ waits: TokenSet) -> TokenSet {
    guard !waits.isEmpty else { return waits }
    var missing = waits
    for index in 0..<16 where counts[index] > 0 { missing.bits &= ~(1 << UInt16(index)) }
    return missing
  }

  mutating func take(_ waits: TokenSet) { add(waits, -1) }

  mutating func signal(_ signals: TokenSet) { add(signals, 1) }

  private mutating func add(_ tokens: TokenSet, _ step: Int32) {
    for index in 0..<16 where tokens.bits >> UInt16(index) & 1 != 0 { counts[index] += step }
  }
}
