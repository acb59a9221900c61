/// Which weights of a layer become zero.
package enum Sparsity: Sendable, Hashable {
  /// The given share of them, wherever they cost least.
  case share(Double)
  /// All but so many of each run of weights of neighbouring input channels.
  case pattern(kept: Int, of: Int)
  /// The given share, in blocks of so many neighbouring input channels by so many neighbouring
  /// outputs that go together.
  case blocks(share: Double, of: Int, outputs: Int = 1)
}

extension Sparsity: CustomStringConvertible {
  package var description: String {
    switch self {
    case .share(let share): "\(Int((share * 100).rounded())) % zeros"
    case .pattern(let kept, let of): "\(kept) of \(of) kept"
    case .blocks(let share, let of, let outputs):
      "\(Int((share * 100).rounded())) % zeros in blocks of \(of)"
        + (outputs > 1 ? " inputs by \(outputs) outputs" : "")
    }
  }
}

extension Sparsity {
  /// Zeros as a person asks for them: `0.5`, `50 %`, `2:4` for two of each four kept, `0.5x4` for
  /// blocks of four inputs, or `0.5x4x8` for blocks of four inputs by eight outputs.
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
    if parts.count > 1 {
      let extents = parts.dropFirst().compactMap { Int($0) }
      guard case .share(let share)? = Sparsity(String(parts[0])), parts.count <= 3,
        extents.count == parts.count - 1, (2...Self.mostRun).contains(extents[0]),
        (1...Self.mostOutputs).contains(extents.last ?? 1)
      else { return nil }
      self = .blocks(share: share, of: extents[0], outputs: extents.count > 1 ? extents[1] : 1)
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
  /// Neighbouring outputs that a block may run over at most.
  private static let mostOutputs = 64
}
