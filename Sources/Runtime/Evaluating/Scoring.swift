/// Scores frames by a metric.
package struct Scoring: Sendable {
  package let metric: Metric
  /// One for each frame; empty where the metric needs none.
  package let labels: [Int]
  /// Added to each label to find its output: 1 for networks with a class of background in front.
  package let labelOffset: Int

  package init(metric: Metric, labels: [Int], labelOffset: Int = 0) {
    self.metric = metric
    self.labels = labels
    self.labelOffset = labelOffset
  }

  /// The score of some frames, `outputs[frame]` and `inputs[frame]` as reals.
  ///
  /// - Throws: `Problems` where labels and outputs do not go together.
  package func score(outputs: [[Float]], inputs: [[Float]]) throws -> Score {
    switch metric {
    case .top1: return try share(outputs, within: 1)
    case .top5: return try share(outputs, within: 5)
    case .auc: return try areaUnderCurve(outputs, inputs)
    case .mse: return try mean(of: errors(outputs, inputs))
    }
  }

  private func share(_ outputs: [[Float]], within places: Int) throws -> Score {
    let hits = try zip(outputs, labels).map { output, label in
      let index = label + labelOffset
      // A network that ends with its own search gives the class itself.
      if output.count == 1 { return output[0] == Float(index) }
      guard output.indices.contains(index) else {
        throw Problems(
          "labels", "\(label) names no output: there are \(output.count)",
          remedy: "check --labels, or shift them with --label-offset")
      }
      return Self.place(of: index, in: output) < places
    }
    let share = Double(hits.count { $0 }) / Double(max(hits.count, 1))
    // The standard error of a share of independent trials.
    return Score(
      value: share, standardError: (share * (1 - share) / Double(max(hits.count, 1))).squareRoot())
  }

  /// How many outputs come before one: greater ones, and equal ones in front.
  private static func place(of index: Int, in outputs: [Float]) -> Int {
    outputs.enumerated().count { other, value in
      value > outputs[index] || (value == outputs[index] && other < index)
    }
  }

  /// The squared error of each frame, the mean over its values.
  private func errors(_ outputs: [[Float]], _ inputs: [[Float]]) throws -> [Double] {
    try zip(outputs, inputs).map { output, input in
      guard output.count == input.count else {
        throw Problems(
          "--metric",
          "mse compares outputs with inputs, but there are \(output.count) and "
            + "\(input.count) values")
      }
      let sum = zip(output, input).reduce(0.0) { sum, pair in
        let error = Double(pair.0) - Double(pair.1)
        return sum + error * error
      }
      return sum / Double(max(output.count, 1))
    }
  }

  private func mean(of values: [Double]) -> Score {
    let count = Double(max(values.count, 1))
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(count - 1, 1)
    return Score(value: mean, standardError: (variance / count).squareRoot())
  }
}

// Area under the curve.
extension Scoring {
  /// How often a frame of label 1 scores above one of label 0, ties counting half.
  ///
  /// A single output is the score itself, of two the second less the first; a reconstruction's is
  /// its error. The standard error is Hanley's and McNeil's (Radiology 143, 1982).
  private func areaUnderCurve(_ outputs: [[Float]], _ inputs: [[Float]]) throws -> Score {
    let scores = try frameScores(outputs, inputs)
    let positive = zip(scores, labels).filter { $0.1 == 1 }.map(\.0)
    let negative = zip(scores, labels).filter { $0.1 == 0 }.map(\.0)
    guard !positive.isEmpty, !negative.isEmpty, positive.count + negative.count == scores.count
    else {
      throw Problems("labels", "auc takes labels 0 and 1, and at least one of each")
    }
    let sorted = negative.sorted()
    let wins = positive.reduce(0.0) { $0 + Self.wins(of: $1, over: sorted) }
    let area = wins / Double(positive.count * negative.count)
    return Score(
      value: area,
      standardError: Self.standardError(area, Double(positive.count), Double(negative.count)))
  }

  private func frameScores(_ outputs: [[Float]], _ inputs: [[Float]]) throws -> [Double] {
    switch outputs.first?.count {
    case 1: outputs.map { Double($0[0]) }
    case 2: outputs.map { Double($0[1]) - Double($0[0]) }
    default: try errors(outputs, inputs)
    }
  }

  /// Values below a score, and half of those equal to it, among sorted ones.
  private static func wins(of score: Double, over sorted: [Double]) -> Double {
    let below = sorted.partitioningIndex { $0 >= score }
    let through = sorted.partitioningIndex { $0 > score }
    return Double(below) + Double(through - below) / 2
  }

  private static func standardError(
    _ area: Double, _ positive: Double, _ negative: Double
  ) -> Double {
    let first = area / (2 - area)
    let second = 2 * area * area / (1 + area)
    let variance =
      (area * (1 - area) + (positive - 1) * (first - area * area)
        + (negative - 1) * (second - area * area)) / (positive * negative)
    return max(variance, 0).squareRoot()
  }
}

extension [Double] {
  /// Where the first element is that meets a condition which all behind it meet as well.
  fileprivate func partitioningIndex(_ meets: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if meets(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
