/// Counts a section's tokens in the order of the program.
///
/// Where the n-th signal always comes before the n-th wait, instructions issued in order can't lock
/// each other out.
struct TokenLedger {
  private var counts = Array(repeating: 0, count: 1 << 4)

  /// Counts an instruction's waits, then its signals.
  /// - Returns: the reasons where a signal would come too late.
  mutating func record(_ instruction: Instruction) -> [String] {
    let missing = instruction.waits.tokens.filter { counts[$0.index] == 0 }
    for token in instruction.waits.tokens where counts[token.index] > 0 {
      counts[token.index] -= 1
    }
    for token in instruction.signals.tokens { counts[token.index] += 1 }
    return missing.map { "it waits for \($0), which nothing before it signals" }
  }

  /// The signals that nothing has waited for.
  var leftOver: [String] {
    Token.all.filter { counts[$0.index] > 0 }
      .map { "\($0) is signalled \(counts[$0.index]) times more than it is waited for" }
  }
}

extension Instruction {
  /// Tokens that its unit can't wait for or signal.
  var tokenFaults: [String] {
    let waits = waits.allPairs.filter { $0.consumer != unit || $0.producer == unit }
    let signals = signals.allPairs.filter { $0.producer != unit || $0.consumer == unit }
    let name = unit?.name ?? "the sequencer"
    return waits.map { "\(name) can't wait for \($0)" }
      + signals.map { "\(name) can't signal \($0)" }
  }
}
