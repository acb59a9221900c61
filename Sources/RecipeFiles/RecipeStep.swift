import Compression

/// A step as a recipe names it.
struct RecipeStep {
  let step: any CompressionStep

  /// The steps and what they take, for readers.
  static let manual = [
    FoldScalesAndOffsets.word, FuseActivations.word, EqualizeLayers.word,
    "\(QuantizeNetwork.word) (extremes, leastSquares, or a percentile as 99.99 %)",
    CorrectBiases.word,
    "\(RoundActivations.word) (4 bits, every 4 bits, 4 bits of NAME, NAME)",
    "\(PruneChannels.word) (25 %)",
    "\(RemoveBranches.word) (1 %)", "\(PruneWeights.word) (50 %, 2:4, 50 % x4)",
    "\(RoundWeights.word) (4 bits, every 4 bits, 4 bits by column, 4 bits learned)",
    "\(AllocateBits.word) (60 %)",
  ]

  /// - Returns: nil where there is no such step, or it does not take the argument.
  init?(word: String, argument: String) {
    guard let step = Self.plain(word, argument) ?? Self.withArgument(word, argument) else {
      return nil
    }
    self.step = step
  }

  private static func plain(_ word: String, _ argument: String) -> (any CompressionStep)? {
    guard argument.isEmpty else { return nil }
    switch word {
    case FoldScalesAndOffsets.word: return FoldScalesAndOffsets()
    case FuseActivations.word: return FuseActivations()
    case EqualizeLayers.word: return EqualizeLayers()
    case QuantizeNetwork.word: return QuantizeNetwork()
    case CorrectBiases.word: return CorrectBiases()
    default: return nil
    }
  }

  private static func withArgument(_ word: String, _ argument: String) -> (any CompressionStep)? {
    switch word {
    case QuantizeNetwork.word: return ranges(argument).map { QuantizeNetwork(ranges: $0) }
    case PruneWeights.word: return Sparsity(argument).map { PruneWeights($0) }
    case PruneChannels.word: return share(argument).map { PruneChannels(share: $0) }
    case RemoveBranches.word: return share(argument).map { RemoveBranches(mostNoise: $0) }
    case RoundActivations.word: return activationRounding(argument)
    case RoundWeights.word: return rounding(argument)
    case AllocateBits.word:
      return share(argument).map { share in
        var budget = CompressionBudget()
        budget.byteShare = share
        return AllocateBits(budget)
      }
    default: return nil
    }
  }

  private static func ranges(_ argument: String) -> RangeMethod? {
    switch argument {
    case "extremes": .extremes
    case "leastSquares": .leastSquares
    default: share(argument).map { RangeMethod.percentile(1 - $0) }
    }
  }

  /// `4 bits` for inner layers, `every 4 bits` for all; `by column` and `learned` may follow.
  private static func rounding(_ argument: String) -> RoundWeights? {
    var words = argument.split(separator: " ")
    var options = RoundingOptions()
    if words.last == "learned" {
      options.isLearned = true
      words.removeLast()
    }
    if words.suffix(2) == ["by", "column"] {
      options.usesColumnSteps = true
      words.removeLast(2)
    }
    guard words.last == "bits", let number = words.dropLast().last.flatMap({ Int($0) }),
      let grid = WeightGrid(bits: number)
    else { return nil }
    if words.count == 2 { return RoundWeights(inner: grid, options) }
    return words.count == 3 && words[0] == "every" ? RoundWeights(every: grid, options) : nil
  }

  /// `4 bits` for what inner layers read, `every 4 bits` for all, `4 bits of a, b` for some.
  private static func activationRounding(_ argument: String) -> RoundActivations? {
    let parts = argument.split(separator: " of ", maxSplits: 1).map(String.init)
    let words = parts.first?.split(separator: " ") ?? []
    guard words.last == "bits", let bits = words.dropLast().last.flatMap({ Int($0) }),
      RoundActivations.bits.contains(bits)
    else { return nil }
    if parts.count == 2 {
      let names = parts[1].split(separator: ",").map { name in
        String(name.drop { $0 == " " })
      }
      return words.count == 2 ? RoundActivations(bits: bits, names: names) : nil
    }
    if words.count == 2 { return RoundActivations(bits: bits) }
    return words.count == 3 && words[0] == "every"
      ? RoundActivations(bits: bits, includesEnds: true) : nil
  }

  /// `60 %` as 0.6.
  private static func share(_ argument: String) -> Double? {
    guard case .share(let share)? = Sparsity(argument) else { return nil }
    return share
  }
}
