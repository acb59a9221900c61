/// How often each kind of event happened.
package struct Counters: Sendable, Hashable {
  /// One place for each kind, in the value itself, so that counting allocates nothing.
  private var counts = Tally()

  /// Makes counters that all stand at zero.
  package init() {}

  /// The count of one kind.
  package subscript(kind: EventKind) -> Int {
    get { counts[kind.rawValue] }
    set { counts[kind.rawValue] = newValue }
  }

  /// Adds the counts of each kind.
  package static func += (left: inout Counters, right: Counters) {
    left.counts.add(right.counts)
  }

  /// Takes away the counts of each kind.
  package static func -= (left: inout Counters, right: Counters) {
    left.counts.subtract(right.counts)
  }
}
