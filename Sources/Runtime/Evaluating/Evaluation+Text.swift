package import Instruments

extension Evaluation {
  /// The scores, then the report of a run.
  package var screen: String { lines.joined(separator: "\n") + "\n\n" + report.screen }

  /// The scores, a line each.
  package var lines: [String] {
    let width = rows.map(\.engine.count).max() ?? 0
    var lines = ["\(metric.rawValue) of \(report.frames) frames"]
    for row in rows {
      lines.append(
        "  " + row.engine + String(repeating: " ", count: width - row.engine.count + 2)
          + text(row.score))
    }
    if let equalFrames {
      lines.append("  machine and evaluator equal in \(equalFrames) of \(report.frames) frames")
    }
    return lines
  }

  /// Shares in percent; errors as they are.
  private func text(_ score: Score) -> String {
    metric.isAccuracy
      ? "\(NumberText.fixed(score.value * 100, decimals: 2)) % "
        + "± \(NumberText.fixed(score.standardError * 100, decimals: 2)) (standard error)"
      : "\(NumberText.fixed(score.value, decimals: 4)) "
        + "± \(NumberText.fixed(score.standardError, decimals: 4)) (standard error)"
  }

  /// The scores beside the report of a run, whose keys stay what they are.
  package var json: JSONValue {
    let scores = rows.map { row in
      JSONValue.Member(
        row.engine,
        .object([
          .init("value", .real(row.score.value)),
          .init("standardError", .real(row.score.standardError)),
        ]))
    }
    var members: [JSONValue.Member] = [
      .init("metric", .string(metric.rawValue)), .init("frames", .integer(report.frames)),
      .init("scores", .object(scores)),
    ]
    if let equalFrames { members.append(.init("equalFrames", .integer(equalFrames))) }
    return .object(members + [.init("report", report.json)])
  }
}
