internal import Instruments

extension AccuracyResults {
  /// The page of the documentation.
  package var page: String {
    let heading = [
      "| network | frames | float | quantised here | shipped int8 | less than float "
        + "| less than shipped |", "|---|--:|--:|--:|--:|--:|--:|",
    ]
    return """
      # What post-training quantisation costs

      Written by `obol describe accuracy --data FOLDER`, which takes minutes; the folder has models
      and data as `../shared` has them. Float networks are quantised here to int8 (weights per
      output channel) and scored on the machine, whose outputs equal the evaluator's in every
      frame; the shipped int8 networks are others' conversions of the same ones. No frame that a
      network is calibrated on is scored. Shares are top-1 with their standard error, of the
      frames as a sample; errors are mean squares of a reconstruction.

      \((heading + rows.map(\.text)).joined(separator: "\n"))

      \(rows.map { "* \($0.note)" }.joined(separator: "\n"))

      """
  }
}

extension AccuracyResults.Row {
  fileprivate var text: String {
    let cells = [
      title, "\(frames)", text(float), text(quantized) + (isExact ? "" : " (machine differs)"),
      text(shipped), less(than: float), less(than: shipped),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private func text(_ score: Score) -> String {
    metric.isAccuracy
      ? "\(NumberText.fixed(score.value * 100, decimals: 1)) ± "
        + "\(NumberText.fixed(score.standardError * 100, decimals: 1)) %"
      : NumberText.fixed(score.value, decimals: 3)
  }

  /// How much worse the network quantised here is: points of a share, or more error.
  private func less(than other: Score) -> String {
    metric.isAccuracy
      ? NumberText.fixed((other.value - quantized.value) * 100, decimals: 1)
      : NumberText.fixed(quantized.value - other.value, decimals: 3)
  }
}
