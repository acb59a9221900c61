import ChipDescription

extension Findings {
  /// The front as a table for a terminal: the knobs, the metrics, and what limits each chip.
  package var table: String {
    let header = ["#"] + space.axes.map(\.name) + space.metrics.map(Self.heading) + ["limit"]
    return Self.aligned([header] + front.map(row))
  }

  /// The lines above the table: what was searched, and how it went.
  package var summary: String {
    let tally = tally
    let goals = space.objectives.map { ($0.isBetterHigher ? "more " : "less ") + $0.rawValue }
    var lines = [
      "space      \(space.count) chips over \(space.axes.count) axes, from \(space.base.name)",
      "networks   " + space.networks.map { "\($0.model)" }.joined(separator: ", "),
      "searched   \(tally.simulated) simulated, \(tally.refused) refused, "
        + "\(tally.hopeless) ruled out by a lower bound",
      "front      \(front.count) chips for \(goals.joined(separator: ", "))",
    ]
    if !space.constraints.isEmpty {
      lines.insert(
        "keeping    " + space.constraints.map(\.description).joined(separator: ", "), at: 2)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func heading(_ metric: ChipMetric) -> String {
    "\(metric.rawValue) [\(metric.unit)]"
  }

  private func row(_ finding: Finding) -> [String] {
    ["\(finding.number)"] + space.labels(of: finding.candidate)
      + space.metrics.map { Self.text(space.value($0, of: finding.measurements)) }
      + [Self.limits(of: finding)]
  }

  /// What sets the least cycles of each network, each word once.
  package static func limits(of finding: Finding) -> String {
    var words: [String] = []
    for measurement in finding.measurements where !words.contains(measurement.limit) {
      words.append(measurement.limit)
    }
    return words.joined(separator: ", ")
  }

  /// Four digits of a number, without an exponent.
  package static func text(_ number: Double) -> String {
    guard number.isFinite else { return "\(number)" }
    var magnitude = abs(number)
    var decimals = 3
    while magnitude >= 10, decimals > 0 {
      magnitude /= 10
      decimals -= 1
    }
    let factor = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let rounded = (number * factor).rounded() / factor
    return decimals == 0 ? "\(Int(rounded))" : "\(rounded)"
  }

  /// Rows with columns as wide as their widest entry, numbers to the right.
  static func aligned(_ rows: [[String]]) -> String {
    let columns = rows.first?.indices ?? 0..<0
    let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { text, width in
        String(repeating: " ", count: width - text.count) + text
      }.joined(separator: "  ") + "\n"
    }.joined()
  }
}
