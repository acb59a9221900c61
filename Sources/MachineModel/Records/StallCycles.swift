/// Cycles lost for each reason.
package struct StallCycles: Sendable, Hashable {
  private var cycles = [Int](repeating: 0, count: StallReason.allCases.count)

  /// Makes a tally without any stall.
  package init() {}

  /// The cycles lost for one reason.
  package subscript(reason: StallReason) -> Int {
    get { cycles[reason.rawValue] }
    set { cycles[reason.rawValue] = newValue }
  }

  /// The cycles lost for all reasons together.
  package var total: Int { cycles.reduce(0, +) }

  /// Adds the cycles of each reason.
  package static func += (left: inout StallCycles, right: StallCycles) {
    for reason in StallReason.allCases { left[reason] += right[reason] }
  }
}
