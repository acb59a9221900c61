import ModelIR

/// Evens out the ranges of channels between layers that follow each other.
///
/// What one layer's channel is divided by, the next one's weights are multiplied with; between them
/// are only clamps and poolings that factors above zero pass, so that the float network's function
/// stays the same.
///
/// Source: Nagel et al., "Data-free quantization through weight equalization and bias correction",
/// ICCV 2019, section 4.1.
package struct EqualizeLayers: CompressionStep {
  package static let word = "equalize"
  /// Rounds over all pairs, so that chains settle (20 is what Brevitas takes).
  private static let mostSweeps = 20
  /// What counts as settled: no factor further from 1 than this.
  private static let settled: Float = 1e-4

  package init() {}

  package func apply(
    to network: inout CompressedNetwork, with tools: CompressionTools
  ) throws(CompressionError) {
    let pairs = LayerPair.all(in: network.graph, behind: [.none, .relu])
    for _ in 0..<Self.mostSweeps {
      var change: Float = 0
      for pair in pairs { change = max(change, network.graph.equalize(pair)) }
      if change < Self.settled { break }
    }
    network.decisions.append(Decision(step: Self.word, "\(pairs.count) pairs of layers"))
  }
}

extension Graph {
  /// Scales a pair's channels; how far from 1 their factors were.
  fileprivate mutating func equalize(_ pair: LayerPair) -> Float {
    guard let before = self[pair.first.weights].floats, let after = self[pair.second.weights].floats
    else { return 0 }
    let outputs = ChannelAxis(pair.first.outputAxis, of: self[pair.first.weights].shape.dimensions)
    let inputs = ChannelAxis(
      pair.second.inputAxis ?? pair.second.outputAxis,
      of: self[pair.second.weights].shape.dimensions)
    let factors = zip(outputs.magnitudes(before), inputs.magnitudes(after)).map { one, other in
      // A channel that is zero on either side has nothing to even out.
      let factor = one > 0 && other > 0 ? (one / other).squareRoot() : 1
      return factor.isNormal ? factor : 1
    }
    scale(pair, by: factors)
    return factors.reduce(0) { max($0, abs($1 - 1)) }
  }
}
