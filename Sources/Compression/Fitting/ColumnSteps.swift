import ModelIR

/// Steps of a layer's weights that differ from input channel to input channel, so that an entropy
/// code takes fewer bits at the same error.
///
/// A channel that the others say much about, or that hardly moves, can have coarser steps: the best
/// are inverse to its deviation given the others (WaterSIC: arXiv 2603.04956). What reads a channel
/// through steps `s / f` does so through `s` where the channel comes divided by `f`, which is what
/// the layer in front does with the scales of its outputs: the chip knows nothing of it.
struct ColumnSteps: Sendable {
  /// What each input channel is divided by.
  let factors: [Double]
  /// What the layer's scales are multiplied with, so that its error stays what it is without.
  let coarseness: Double
  /// What the weights take on the chip with equal steps and with these, predicted.
  let bytes: (equal: Int, own: Int)

  /// Factors of a channel at most and at least: 2 bits of what its activations have.
  private static let mostFactor = 4.0
  /// A saving below this share is not worth its channels' loss in steps.
  private static let leastSaving = 0.01
  /// Steps of the search for what scales may be multiplied with.
  private static let (coarsenings, coarsening) = (24, 0.025)

  /// - Parameters:
  ///   - limits: the least factor of each channel; nil for a channel that has to stay.
  ///   - equal: the layer fitted with equal steps.
  /// - Returns: nil where the prediction does not say that they pay.
  init?(
    _ layer: FittedLayer, _ grid: WeightGrid, _ survivors: Survivors?, limits: [Double?],
    equal: LayerFitting
  ) {
    let factors = Self.factors(layer.fitting.conditionalEnergies, limits)
    let columns = layer.target.first?.count ?? 0
    let each = (0..<columns).map { factors[$0 % factors.count] }
    let scaled = layer.scaled(by: each)
    let stay = survivors.map { survivors in
      Survivors(
        weights: survivors.weights.map { row in zip(row, each).map { $0 * $1 } },
        isLive: survivors.isLive)
    }
    let fit = { (step: Int) in
      scaled.fit(grid, stay, coarseness: 1 + Self.coarsening * Double(step))
    }
    var (best, fails) = (0, Self.coarsenings)
    while best + 1 < fails {
      let middle = (best + fails) / 2
      if fit(middle).error <= equal.error { best = middle } else { fails = middle }
    }
    let own = fit(best)
    guard own.error <= equal.error,
      Double(own.bytes) < Double(equal.bytes) * (1 - Self.leastSaving)
    else { return nil }
    self.factors = factors
    coarseness = 1 + Self.coarsening * Double(best)
    bytes = (equal.bytes, own.bytes)
  }

  /// The geometric mean of each channel's deviations over the taps, for that of all channels.
  private static func factors(_ energies: [Double], _ limits: [Double?]) -> [Double] {
    let channels = limits.count
    var logarithms = [Double](repeating: 0, count: channels)
    for (column, energy) in energies.enumerated() {
      logarithms[column % channels] += ElementaryFunctions.logarithm(energy) / 2
    }
    let taps = Double(energies.count / channels)
    let mean = logarithms.reduce(0, +) / Double(channels)
    return zip(logarithms, limits).map { logarithm, limit in
      guard let limit else { return 1 }
      let factor = ElementaryFunctions.exponential((logarithm - mean) / taps)
      return max(min(max(factor, 1 / mostFactor), mostFactor), limit)
    }
  }
}
