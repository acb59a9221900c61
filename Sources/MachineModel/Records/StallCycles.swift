/// Cycles lost for each reason.
package struct StallCycles: Sendable, Hashable {
  /// One lane for each reason; a vector, so that counting allocates nothing.
  private var cycles = SIMD16<Int>()

  /// Makes a tally without any stall.
  package init() {}

  /// The cycles lost for one reason.
  package subscript(reason: StallReason) -> Int {
    get { cycles[reason.rawValue] }
    set { cycles[reason.rawValue] = newValue }
  }

  /// The cycles lost for all reasons together.
  package var total: Int { cycles.wrappedSum() }

  /// Adds the cycles of each reason.
  package static func += (left: inout StallCycles, right: StallCycles) {
    left.cycles &+= right.cycles
  }
}
