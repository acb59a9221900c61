import ChipDescription
package import Instruments

extension Findings {
  /// The version of the JSON form.
  package static let schema = "1.0.0"

  /// The front with its knobs and metrics, and how it was found.
  package var json: JSONValue {
    let tally = tally
    return .object([
      .init("schema", .string(Self.schema)),
      .init("base", .string(space.base.name)),
      .init("candidates", .integer(space.count)),
      .init("simulated", .integer(tally.simulated)),
      .init("refused", .integer(tally.refused)),
      .init("ruledOut", .integer(tally.hopeless)),
      .init("seed", .integer(space.search.seed)),
      .init("networks", .array(space.networks.map { .string($0.model) })),
      .init("constraints", .array(space.constraints.map { .string("\($0)") })),
      .init("objectives", .array(space.objectives.map { .string($0.rawValue) })),
      .init("front", .array(front.map(json(of:)))),
      .init("sensitivities", .array(sensitivities.map(Self.json(of:)))),
    ])
  }

  /// A chip with its knobs, its metrics over all networks, and each network's own.
  package func json(of finding: Finding) -> JSONValue {
    .object([
      .init("number", .integer(finding.number)),
      .init("knobs", .object(knobs(of: finding.candidate))),
      .init("metrics", .object(metrics { space.value($0, of: finding.measurements) })),
      .init("limit", .string(Self.limits(of: finding))),
      .init(
        "networks",
        .array(
          finding.measurements.map { measurement in
            .object(
              [
                .init("network", .string(measurement.network)),
                .init("cycles", .integer(measurement.cycles)),
                .init("macUtilization", .real(measurement.macUtilization)),
              ] + metrics { measurement[$0] })
          })),
    ])
  }

  private func knobs(of candidate: Candidate) -> [JSONValue.Member] {
    zip(space.axes, space.labels(of: candidate)).map { .init($0.name, .string($1)) }
  }

  private func metrics(_ value: (ChipMetric) -> Double) -> [JSONValue.Member] {
    ChipMetric.allCases.map { .init($0.rawValue, .real(value($0))) }
  }

  private static func json(of sensitivity: Sensitivity) -> JSONValue {
    .object([
      .init("axis", .string(sensitivity.axis)),
      .init("metric", .string(sensitivity.metric.rawValue)),
      .init("shareOfVariance", .real(sensitivity.share)),
      .init("means", .array(sensitivity.means.map { $0.map { .real($0) } ?? .null })),
    ])
  }
}
