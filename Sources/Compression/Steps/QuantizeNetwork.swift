import ModelIR

/// Quantises a float network to int8, with ranges from calibration.
package struct QuantizeNetwork: CompressionStep {
  package static let word = "quantize"
  /// How the ranges of activations are chosen.
  package var ranges: RangeMethod

  /// - Parameter ranges: at 8 bits, the methods are within noise of each other (`COMPRESSION.md`
  ///   §3.1), and extremes are what TFLite's converter takes.
  package init(ranges: RangeMethod = .extremes) { self.ranges = ranges }

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    let reals = network.graph
    let statistics = try tools.calibration.statistics(of: reals)
    let plan = ActivationPlan(reals, statistics, method: ranges)
    network.graph = try GraphQuantizer(reals, plan).graph
    network.reals = reals
    network.statistics = statistics
    let weights = reals.weightedLayers.reduce(0) { $0 + reals[$1.weights].shape.elementCount }
    network.decisions.append(
      Decision(
        step: Self.word,
        "\(weights) weights to int8 per channel, activations to int8 from "
          + "\(statistics.frames) frames"))
  }
}
