/// Cycles lost for each reason.
package struct StallCycles: Sendable, Hashable {
  /// One place for each reason, in the value itself, so that counting allocates nothing.
  private var cycles = Tally()

  /// Makes a tally without any stall.
  package init() {}

  /// The cycles lost for one reason.
  package subscript(reason: StallReason) -> Int {
    get { cycles[reason.rawValue] }
    set { cycles[reason.rawValue] = newValue }
  }

  /// The cycles lost for all reasons together.
  package var total: Int { cycles.total }

  /// Adds the cycles of each reason.
  package static func += (left: inout StallCycles, right: StallCycles) {
    left.cycles.add(right.cycles)
  }
}
