/// How often each kind of event happened.
package struct Counters: Sendable, Hashable {
  private var counts = [Int](repeating: 0, count: EventKind.allCases.count)

  /// Makes counters that all stand at zero.
  package init() {}

  /// The count of one kind.
  package subscript(kind: EventKind) -> Int {
    get { counts[kind.rawValue] }
    set { counts[kind.rawValue] = newValue }
  }

  /// Adds the counts of each kind.
  package static func += (left: inout Counters, right: Counters) {
    for kind in EventKind.allCases { left[kind] += right[kind] }
  }
}
