/// How much an axis moves a metric, over all chips that were simulated.
package struct Sensitivity: Sendable, Hashable {
  package let axis: String
  package let metric: ChipMetric
  /// The mean of the metric for each choice of the axis; nil where none was simulated.
  package let means: [Double?]
  /// The share of the metric's variance that lies between the choices: 0 none, 1 all of it.
  ///
  /// This is the correlation ratio η² (Fisher, "Statistical methods for research workers", 1925).
  package let share: Double

  init(axis index: Int, metric: ChipMetric, of findings: Findings) {
    let space = findings.space
    let samples = findings.simulated.map {
      (choice: $0.candidate.choices[index], value: space.value(metric, of: $0.measurements))
    }
    let mean = Self.mean(samples.map(\.value)) ?? 0
    axis = space.axes[index].name
    self.metric = metric
    means = space.axes[index].choices.indices.map { choice in
      Self.mean(samples.filter { $0.choice == choice }.map(\.value))
    }
    let total = samples.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) }
    let groupMeans = means
    let between = samples.reduce(0.0) { sum, sample in
      let distance = (groupMeans[sample.choice] ?? mean) - mean
      return sum + distance * distance
    }
    share = total > 0 ? between / total : 0
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

extension Findings {
  /// Each objective's sensitivity to each axis, objective by objective.
  package var sensitivities: [Sensitivity] {
    space.objectives.flatMap { metric in
      space.axes.indices.map { Sensitivity(axis: $0, metric: metric, of: self) }
    }
  }

  /// The sensitivities as a table for a terminal.
  package var sensitivityTable: String {
    let header = ["share of the variance"] + space.objectives.map(\.rawValue)
    let rows = space.axes.indices.map { axis in
      [space.axes[axis].name]
        + space.objectives.map {
          "\(Int((Sensitivity(axis: axis, metric: $0, of: self).share * 100).rounded())) %"
        }
    }
    return Self.aligned([header] + rows)
  }
}
