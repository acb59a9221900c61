import Instruments

extension Findings {
  /// One self-contained page: scatter and front, knobs as parallel coordinates, any chip's report.
  package var page: String {
    let template = String(decoding: PackageResources.tune_html, as: UTF8.self)
    let parts = template.split(separator: Self.dataMark, maxSplits: 1)
    // What closes a script must not stand in its data, whatever a network is called.
    let data = pageData.replacingSlashes
    return parts.count == 2 ? "\(parts[0])\(data)\(parts[1])" : template
  }

  /// Where the template wants the data.
  private static let dataMark = "/*DATA*/null"

  private var pageData: String {
    let onFront = Set(front.map(\.candidate))
    return JSONValue.object([
      .init("findings", json),
      .init("axes", .array(space.axes.map(Self.json(of:)))),
      .init("metrics", .array(ChipMetric.allCases.map(Self.json(of:)))),
      .init(
        "chips",
        .array(
          simulated.map { finding in
            .object([
              .init("front", .integer(onFront.contains(finding.candidate) ? 1 : 0)),
              .init("kept", .integer(space.violation(of: finding.measurements) == 0 ? 1 : 0)),
              .init("choices", .array(finding.candidate.choices.map { .integer($0) })),
              .init("report", json(of: finding)),
            ])
          })),
    ]).text
  }

  private static func json(of axis: Axis) -> JSONValue {
    .object([
      .init("name", .string(axis.name)),
      .init("choices", .array(axis.choices.map { .string($0.label) })),
    ])
  }

  private static func json(of metric: ChipMetric) -> JSONValue {
    .object([
      .init("name", .string(metric.rawValue)), .init("unit", .string(metric.unit)),
    ])
  }
}

extension String {
  fileprivate var replacingSlashes: String {
    split(separator: "</", omittingEmptySubsequences: false).joined(separator: "<\\/")
  }
}
