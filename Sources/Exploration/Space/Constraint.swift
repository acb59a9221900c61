/// A bound that every network on a chip has to keep.
package struct Constraint: Sendable, Hashable, CustomStringConvertible {
  package enum Relation: String, Sendable, Hashable {
    case atMost = "<="
    case atLeast = ">="
  }

  package let metric: ChipMetric
  package let relation: Relation
  package let bound: Double

  package init(_ metric: ChipMetric, _ relation: Relation, _ bound: Double) {
    self.metric = metric
    self.relation = relation
    self.bound = bound
  }

  /// Reads `fps >= 100`; throws a sentence that says what a constraint looks like.
  package init(_ text: String) throws(SpaceTextError) {
    let relations = [Relation.atMost, .atLeast]
    guard let relation = relations.first(where: { text.contains($0.rawValue) }) else {
      throw SpaceTextError("'\(text)' is no constraint; write it like 'mw <= 50' or 'fps >= 100'")
    }
    let sides = text.split(separator: relation.rawValue, maxSplits: 1).map(\.trimmed)
    guard sides.count == 2, let metric = ChipMetric(rawValue: sides[0]) else {
      throw SpaceTextError(
        "'\(sides.first ?? "")' in '\(text)' is no metric; there are \(ChipMetric.list)")
    }
    guard let bound = Double(sides[1]), bound.isFinite else {
      throw SpaceTextError(
        "'\(sides[1])' in '\(text)' is no number; give it in \(metric.unit), without the unit")
    }
    self.init(metric, relation, bound)
  }

  package var description: String {
    let number = bound == bound.rounded() && abs(bound) < 1e15 ? "\(Int(bound))" : "\(bound)"
    return "\(metric.rawValue) \(relation.rawValue) \(number)"
  }

  /// How far a value is past the bound, as a share of it; 0 where it keeps it.
  package func violation(_ value: Double) -> Double {
    let past = relation == .atMost ? value - bound : bound - value
    return max(0, past) / max(abs(bound), .leastNormalMagnitude)
  }
}

/// What is wrong with a text about a space, and what would be right.
package struct SpaceTextError: Error, Sendable, Hashable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

extension StringProtocol {
  /// The text without spaces at either end.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
