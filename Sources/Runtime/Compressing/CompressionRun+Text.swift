internal import Compression
internal import Instruments
internal import ModelIR

extension CompressionRun {
  /// What was decided, and the costs before and after side by side.
  ///
  /// - Parameter scores: lines on accuracy, where it was measured.
  package func screen(scores: [String]) -> String {
    var lines = ["\(network.graph.name)"]
    lines += network.decisions.map { "  \($0)" }
    lines += ["", row("", "before", "after")]
    lines += Self.figures.map { name, figure in
      row(name, costBefore.map(figure) ?? "float", figure(costAfter))
    }
    lines.append(
      row(
        "parameters", Self.bytes(original.parameterBytes),
        Self.bytes(network.graph.parameterBytes)))
    return (lines + scores).joined(separator: "\n") + "\n"
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

  private func row(_ name: String, _ before: String, _ after: String) -> String {
    "  " + NumberText.column(name, width: 18) + NumberText.padded(before, to: 14)
      + NumberText.padded(after, to: 14)
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
