package import Compression
internal import Instruments
internal import ModelIR

/// A network at several sizes, and what each scores and costs on a chip.
package struct CompressionSweep: Sendable {
  /// One size.
  package struct Point: Sendable, Hashable {
    /// What was done.
    package let name: String
    package let score: Score
    package let cost: NetworkCost
  }

  package let points: [Point]

  /// Compresses a network in every way of the list and scores each.
  ///
  /// - Parameters:
  ///   - base: what is done in every way of the list, beside its zeros and bits.
  ///   - score: the score of a network, as the machine has it.
  /// - Throws: `Problems`.
  package init(
    _ workload: Workload, _ request: CalibrationRequest,
    _ base: CompressionChoice = CompressionChoice(), costs: MachineCosts,
    score: (Workload) throws -> Score
  ) throws {
    points = try Self.choices(base).map { name, choice in
      let run = try CompressionRun(workload, request, choice, costs: costs)
      return Point(name: name, score: try score(run.workload), cost: run.costAfter)
    }
  }

  /// From what costs nothing in accuracy to what costs a lot.
  private static func choices(
    _ base: CompressionChoice
  ) -> [(name: String, choice: CompressionChoice)] {
    let rounded = [6, 4, 3, 2].map { bits in
      var choice = base
      choice.grid = WeightGrid(bits: bits)
      return ("\(bits) bits", choice)
    }
    let pruned = [0.3, 0.5, 0.7].map { share in
      var choice = base
      choice.sparsity = .share(share)
      choice.grid = WeightGrid(bits: 4)
      return ("\(Sparsity.share(share)), 4 bits", choice)
    }
    return [("int8", base)] + rounded + pruned
  }
}

extension CompressionSweep {
  /// The points as comma-separated values under a line of names.
  package var csv: String {
    let heading =
      "network,accuracy,standardError,weightBytes,cycles,framesPerSecond,milliwatts,microjoules"
    let lines = points.map { point in
      [
        "\"\(point.name)\"", "\(point.score.value)", "\(point.score.standardError)",
        "\(point.cost.encodedWeightBytes)", "\(point.cost.cycles)",
        "\(point.cost.framesPerSecond)", "\(point.cost.milliwatts)",
        "\(point.cost.microjoules)",
      ].joined(separator: ",")
    }
    return ([heading] + lines).joined(separator: "\n") + "\n"
  }

  /// The points as a table for the screen.
  package var screen: String {
    let rows = points.map { point in
      "  " + NumberText.column(point.name, width: 20)
        + NumberText.padded(NumberText.fixed(point.score.value, decimals: 4), to: 10)
        + NumberText.padded(NumberText.grouped(point.cost.encodedWeightBytes), to: 14)
        + NumberText.padded(NumberText.grouped(point.cost.cycles), to: 14)
        + NumberText.padded(NumberText.short(point.cost.microjoules), to: 12)
    }
    let heading =
      "  " + NumberText.column("", width: 20) + NumberText.padded("score", to: 10)
      + NumberText.padded("weight bytes", to: 14) + NumberText.padded("cycles", to: 14)
      + NumberText.padded("µJ", to: 12)
    return ([heading] + rows).joined(separator: "\n") + "\n"
  }

  /// Scores against energy, and against bytes, as a drawing.
  package var svg: String {
    let energy = plot("µJ per inference", left: 0) { $0.microjoules }
    let bytes = plot("bytes of weights", left: Self.width) { Double($0.encodedWeightBytes) }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(2 * Self.width)" height="\(Self.height)" \
      font-family="sans-serif" font-size="11">
      \(energy)\(bytes)</svg>

      """
  }

  private static let width = 460
  private static let height = 320
  private static let margin = 50

  private func plot(_ axis: String, left: Int, _ figure: (NetworkCost) -> Double) -> String {
    let across = points.map { figure($0.cost) }
    let up = points.map(\.score.value)
    let rows = zip(points, zip(across, up)).map { point, place in
      let x = left + Self.margin + position(place.0, across, Self.width - 3 * Self.margin)
      let y = Self.height - Self.margin - position(place.1, up, Self.height - 2 * Self.margin)
      let score = NumberText.fixed(place.1, decimals: 3)
      return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/><text x=\"\(x + 7)\" y=\"\(y + 4)\">"
        + "\(point.name): \(score), \(NumberText.short(place.0))</text>\n"
    }
    let middle = left + Self.width / 2
    return "<text x=\"\(middle)\" y=\"\(Self.height - 12)\">\(axis)</text>\n" + rows.joined()
  }

  /// Where a value lies between the least and the greatest, in so many pixels.
  private func position(_ value: Double, _ values: [Double], _ pixels: Int) -> Int {
    let least = values.min() ?? 0
    let range = (values.max() ?? 0) - least
    return range > 0 ? Int((value - least) / range * Double(pixels)) : pixels / 2
  }
}
