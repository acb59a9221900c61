extension EntropyTable {
  /// The table for weights of which there are so many of each value, the value −128 first.
  ///
  /// Every value that occurs has at least one state; nil where none does.
  package init?(histogram: [Int], stateBits: Int) {
    let total = histogram.reduce(0, +)
    guard total > 0, histogram.count == Self.symbols else { return nil }
    let size = 1 << stateBits
    var counts = histogram.map { $0 == 0 ? 0 : max(1, ($0 * size + total / 2) / total) }
    var excess = counts.reduce(0, +) - size
    while excess != 0 {
      let change = excess > 0 ? -1 : 1
      guard let place = Self.cheapest(change, counts, histogram) else { return nil }
      counts[place] += change
      excess += change
    }
    self.init(stateBits: stateBits, counts: counts)
  }

  /// The symbol that costs least, or gains most, with a state fewer or more.
  ///
  /// A symbol's cost is its weights × log(1 / states), which changes by weights / states with each.
  private static func cheapest(_ change: Int, _ counts: [Int], _ histogram: [Int]) -> Int? {
    let places = counts.indices.filter { counts[$0] > (change < 0 ? 1 : 0) }
    // Weights / (states ± ½), compared without division.
    func isCheaper(_ one: Int, _ other: Int) -> Bool {
      histogram[one] * (2 * counts[other] + change) < histogram[other] * (2 * counts[one] + change)
    }
    return change < 0 ? places.min(by: isCheaper) : places.max(by: isCheaper)
  }

  /// What each symbol costs, in `FixedLogarithm`'s units; nil for those that have no state.
  package var costs: [Int?] {
    let size = stateBits * FixedLogarithm.unitsPerBit
    return counts.map { $0 == 0 ? nil : size - FixedLogarithm.units($0) }
  }
}
