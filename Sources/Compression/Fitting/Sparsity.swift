/// Which weights of a layer become zero.
package enum Sparsity: Sendable, Hashable {
  /// The given share of them, wherever they cost least.
  case share(Double)
  /// All but so many of each run of weights of neighbouring input channels.
  case pattern(kept: Int, of: Int)
  /// The given share, in runs of so many neighbouring input channels that go together.
  case blocks(share: Double, of: Int)
}

extension Sparsity: CustomStringConvertible {
  package var description: String {
    switch self {
    case .share(let share): "\(Int((share * 100).rounded())) % zeros"
    case .pattern(let kept, let of): "\(kept) of \(of) kept"
    case .blocks(let share, let of): "\(Int((share * 100).rounded())) % zeros in blocks of \(of)"
    }
  }
}

extension Sparsity {
  /// Zeros as a person asks for them: `0.5`, `50 %`, `2:4` for two of each four kept, or `0.5x4`
  /// for blocks of four.
  package init?(_ text: String) {
    let words = text.filter { $0 != " " }
    if words.contains(":") {
      let parts = words.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let kept = parts[0], let run = parts[1],
        (1...Self.mostRun).contains(run), (1..<run).contains(kept)
      else { return nil }
      self = .pattern(kept: kept, of: run)
      return
    }
    let parts = words.split(separator: "x", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard case .share(let share)? = Sparsity(String(parts[0])), let of = Int(parts[1]),
        (2...Self.mostRun).contains(of)
      else { return nil }
      self = .blocks(share: share, of: of)
      return
    }
    let isPercent = words.hasSuffix("%")
    guard let number = Double(isPercent ? words.dropLast() : words[...]) else { return nil }
    let share = isPercent ? number / 100 : number
    guard share > 0, share < 1 else { return nil }
    self = .share(share)
  }

  /// Neighbouring channels that a pattern may run over at most.
  private static let mostRun = 16
}
