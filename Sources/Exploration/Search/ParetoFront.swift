/// The candidates that keep every constraint and that no other one dominates.
package struct ParetoFront: Sendable, Hashable {
  package private(set) var members: [Scored] = []

  package init() {}

  package init(_ scored: some Sequence<Scored>) {
    for one in scored { insert(one) }
  }

  /// Takes a candidate in unless one is better, and puts out those that it is better than.
  package mutating func insert(_ one: Scored) {
    guard one.violation == 0, !members.contains(where: { $0.costs.dominate(one.costs) }) else {
      return
    }
    members.removeAll { one.costs.dominate($0.costs) }
    members.append(one)
  }

  /// Whether something at least this good in every cost could not be on the front.
  func rulesOut(atBest costs: [Double]) -> Bool {
    members.contains { $0.costs.dominate(costs) }
  }
}
