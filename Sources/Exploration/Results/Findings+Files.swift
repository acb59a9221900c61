import FoundationEssentials
import ChipDescription

extension Findings {
  /// The simulated candidates as comma-separated values, those on the front marked.
  package var commaSeparated: String {
    let onFront = Set(front.map(\.candidate))
    var lines = [
      (["candidate", "onFront"] + space.axes.map(\.name) + ["network"]
        + ChipMetric.allCases.map(\.rawValue) + ["cycles", "macUtilization", "limit"])
    ]
    for finding in simulated {
      for measurement in finding.measurements {
        lines.append(
          ["\(finding.number)", onFront.contains(finding.candidate) ? "1" : "0"]
            + space.labels(of: finding.candidate) + [measurement.network]
            + ChipMetric.allCases.map { "\(measurement[$0])" }
            + ["\(measurement.cycles)", "\(measurement.macUtilization)", measurement.limit])
      }
    }
    return lines.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// A field with quotes around it where a comma or a quote is in it (RFC 4180).
  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// A chip of the space as a file that `obol run --chip` takes.
  package func chipFile(of finding: Finding, name: String) throws(SpaceTextError) -> String {
    var chip = try space.chip(of: finding.candidate)
    chip.name = name
    chip.summary = "Found by tuning \(space.base.name)."
    return chip.text
  }
}
