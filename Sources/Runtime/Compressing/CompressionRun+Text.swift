internal import Compression
internal import Instruments
internal import ModelIR

extension CompressionRun {
  /// What was decided, and the figures before and after side by side.
  ///
  /// - Parameter scores: nil where accuracy was not measured.
  package func screen(scores: CompressionScores?) -> String {
    var lines = ["\(network.graph.name)"]
    lines += network.decisions.map { "  \($0)" }
    lines += ["", row("", isFloat ? "float" : nil, isFloat ? "int8" : "before", "compressed")]
    if let scores {
      lines.append(
        row(
          scores.metric.rawValue, scores.reals.map { scores.text($0) }, scores.text(scores.before),
          scores.text(scores.after)))
    }
    lines += Self.figures.map { name, figure in
      row(name, nil, figure(costBefore), figure(costAfter))
    }
    lines.append(
      row(
        "parameters", isFloat ? Self.bytes(original.parameterBytes) : nil,
        Self.bytes((isFloat ? network.baseline : original).parameterBytes),
        Self.bytes(network.graph.parameterBytes)))
    if let scores { lines.append(scores.note) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let figures: [(String, @Sendable (NetworkCost) -> String)] = [
    ("frames/s", { NumberText.fixed($0.framesPerSecond, decimals: 1) }),
    ("cycles", { NumberText.grouped($0.cycles) }),
    ("mW", { NumberText.short($0.milliwatts) }),
    ("µJ per inference", { NumberText.short($0.microjoules) }),
    ("SRAM", { bytes($0.sramBytes) }),
    ("weights", { bytes($0.weightBytes) }),
    ("weights, encoded", { bytes($0.encodedWeightBytes) }),
  ]

  private static func bytes(_ count: Int) -> String { NumberText.bytes(count) }

  /// A line of the table; the float model has a column where one was given.
  private func row(_ name: String, _ reals: String?, _ before: String, _ after: String) -> String {
    "  " + NumberText.column(name, width: 18)
      + (isFloat ? NumberText.padded(reals ?? "", to: 14) : "")
      + NumberText.padded(before, to: 14) + NumberText.padded(after, to: 14)
  }
}

extension Graph {
  /// What the constants take in a file.
  var parameterBytes: Int {
    tensors.reduce(0) { sum, tensor in
      sum + ((tensor.constant?.count ?? 0) * tensor.elementType.bitWidth + 7) / 8
    }
  }
}
