/// The code of a table-based asymmetric numeral system, for all weights that share its statistics.
///
/// A table has 2^`stateBits` states, each of which stands for a symbol; a symbol has as many states
/// as it is frequent, and costs log₂(states / its states) bits. After J. Duda, "Asymmetric numeral
/// systems", arXiv:1311.2540; the states are spread as in RFC 8878, section 4.1.1.
package struct EntropyTable: Sendable, Hashable {
  /// The legal numbers of `stateBits`.
  package static let stateBitsRange = 8...12
  /// Symbols that there are: all values of a weight.
  static let symbols = 256

  /// Base-2 logarithm of the number of states.
  package let stateBits: Int
  /// States of each symbol, the weight −128 first; they sum up to the number of states.
  package let counts: [Int]
  /// What each state stands for: the symbol, its place less 128 in the lowest byte, then the bits
  /// to be read for the lane's next state, from bit 8, then what they are added to, from bit 16.
  let states: [UInt32]

  package static func == (left: EntropyTable, right: EntropyTable) -> Bool {
    left.stateBits == right.stateBits && left.counts == right.counts
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(stateBits)
    hasher.combine(counts)
  }

  /// Makes a table of counts; nil unless they are natural and sum up to the number of states.
  package init?(stateBits: Int, counts: [Int]) {
    guard Self.stateBitsRange.contains(stateBits), counts.count == Self.symbols,
      counts.allSatisfy({ (0...1 << stateBits).contains($0) }),
      counts.reduce(0, +) == 1 << stateBits
    else { return nil }
    self.stateBits = stateBits
    self.counts = counts
    states = Self.states(counts, stateBits)
  }

  /// The place of a weight in `counts`.
  static func symbol(_ weight: Int8) -> Int { Int(weight) + 128 }

  /// The symbol that each state stands for.
  static func spread(_ counts: [Int], _ stateBits: Int) -> [UInt8] {
    let size = 1 << stateBits
    var symbols = [UInt8](repeating: 0, count: size)
    let step = size >> 1 + size >> 3 + 3
    var place = 0
    for (symbol, count) in counts.enumerated() {
      for _ in 0..<count {
        symbols[place] = UInt8(truncatingIfNeeded: symbol)
        place = (place + step) & (size - 1)
      }
    }
    return symbols
  }

  private static func states(_ counts: [Int], _ stateBits: Int) -> [UInt32] {
    var next = counts
    return spread(counts, stateBits).map { symbol in
      let number = next[Int(symbol)]
      next[Int(symbol)] += 1
      let bits = stateBits - (Int.bitWidth - 1 - number.leadingZeroBitCount)
      let base = number << bits - 1 << stateBits
      return UInt32(symbol) | UInt32(bits) << 8 | UInt32(base) << 16
    }
  }
}
