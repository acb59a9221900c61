/// How time moves; outputs, cycles, stalls and counters do not depend on it.
package enum Stepping: Sendable, Hashable, CaseIterable {
  /// One cycle after the other.
  case stepped
  /// Many cycles at once where nothing can interfere.
  case leaping
}
